//! The theme: colors, fonts and text styles of the window, light and dark.
//!
//! Nobody but this file and the scene's palette writes a color.

use std::sync::Arc;

use egui::{
    Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Frame, Margin,
    RichText, Shadow, Stroke, Style, SurrenderFocusOn, TextStyle, ThemePreference, Ui, Visuals,
    style::ScrollAnimation, vec2,
};

use crate::{
    editor::{Looks, Motion, Pointing, ThemeChoice},
    scene::{
        Weight, font_bytes,
        palette::{Rgb, Tone},
    },
};

/// The colors of the window around the map, and those that the canvas adds to the map's own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Theme {
    pub tone: Tone,
    pub canvas: Color32,
    pub grid: Color32,
    pub panel: Color32,
    /// For what floats above the canvas.
    pub card: Color32,
    pub border: Color32,
    pub field: Color32,
    pub text: Color32,
    pub weak: Color32,
    pub accent: Color32,
    pub accent_soft: Color32,
    pub on_accent: Color32,
    pub warning: Color32,
    pub danger: Color32,
    pub hover: Color32,
    /// For the lines that say what is in line.
    pub guide: Color32,
    /// How much thicker lines are than usual.
    pub thick: f32,
}

const fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

const LIGHT: Theme = Theme {
    tone: Tone::Light,
    canvas: rgb(0x00f6_f8fb),
    grid: rgb(0x00d9_dfe8),
    panel: rgb(0x00ff_ffff),
    card: rgb(0x00ff_ffff),
    border: rgb(0x00e0_e5ec),
    field: rgb(0x00ff_ffff),
    text: rgb(0x001a_202c),
    weak: rgb(0x005f_6b7d),
    accent: rgb(0x002a_6ae9),
    accent_soft: rgb(0x00e4_edfe),
    on_accent: rgb(0x00ff_ffff),
    warning: rgb(0x009a_6100),
    danger: rgb(0x00c9_2a22),
    hover: rgb(0x00ef_f2f7),
    guide: rgb(0x00d6_2a6e),
    thick: 1.0,
};

const DARK: Theme = Theme {
    tone: Tone::Dark,
    canvas: rgb(0x0013_161c),
    grid: rgb(0x002b_323d),
    panel: rgb(0x001b_1f27),
    card: rgb(0x0020_252e),
    border: rgb(0x0031_3844),
    field: rgb(0x0014_181f),
    text: rgb(0x00e9_edf3),
    weak: rgb(0x009f_aabb),
    accent: rgb(0x006b_9eff),
    accent_soft: rgb(0x0023_3554),
    on_accent: rgb(0x000c_1526),
    warning: rgb(0x00f0_b54f),
    danger: rgb(0x00ff_8078),
    hover: rgb(0x002a_313c),
    guide: rgb(0x00ff_6fa5),
    thick: 1.0,
};

/// Bright signs on black, for eyes that need it.
const CONTRAST: Theme = Theme {
    tone: Tone::Dark,
    canvas: rgb(0x0000_0000),
    grid: rgb(0x0038_3838),
    panel: rgb(0x0000_0000),
    card: rgb(0x0000_0000),
    border: rgb(0x00ff_ffff),
    field: rgb(0x0000_0000),
    text: rgb(0x00ff_ffff),
    weak: rgb(0x00e2_e2e2),
    accent: rgb(0x00ff_d60a),
    accent_soft: rgb(0x004a_3f00),
    on_accent: rgb(0x0000_0000),
    warning: rgb(0x00ff_b340),
    danger: rgb(0x00ff_8f88),
    hover: rgb(0x0033_3333),
    guide: rgb(0x00ff_8ad8),
    thick: 1.4,
};

/// Light with stronger lines, for a room.
const PROJECTOR: Theme = Theme {
    canvas: rgb(0x00ff_ffff),
    border: rgb(0x00b4_bdc9),
    weak: rgb(0x003d_4757),
    thick: 1.6,
    ..LIGHT
};

/// How much larger everything around the map is for a room.
const PROJECTOR_ZOOM: f32 = 1.25;
/// How long it takes to fold something, or to fade in, in seconds.
const FADE: f32 = 0.15;
/// How high a button is under a mouse.
const BUTTON_HEIGHT: f32 = 26.0;
/// The width of the strokes of signs, which tells the themes with thicker lines from the others.
const SIGN: f32 = 1.2;

impl Theme {
    #[cfg(test)]
    pub(super) const ALL: [Self; 4] = [LIGHT, DARK, CONTRAST, PROJECTOR];

    /// Returns the frame of a card that floats above what is behind it.
    pub(super) fn card_frame(&self, corner_radius: u8) -> Frame {
        Frame::new()
            .fill(self.card)
            .stroke(Stroke::new(1.0, self.border))
            .corner_radius(corner_radius)
    }

    /// Returns the theme that a part of the window is drawn in.
    pub fn of(ui: &Ui) -> Self {
        let visuals = ui.visuals();
        let thick = visuals.widgets.noninteractive.fg_stroke.width > SIGN;
        match (visuals.dark_mode, thick) {
            (true, true) => CONTRAST,
            (true, false) => DARK,
            (false, true) => PROJECTOR,
            (false, false) => LIGHT,
        }
    }
}

/// Returns a color of the map as the window draws it.
pub(super) fn color(rgb: Rgb) -> Color32 {
    Color32::from_rgb(rgb.0, rgb.1, rgb.2)
}

/// Returns the contrast of two opaque colors, 1 to 21.
pub(super) fn contrast(one: Color32, other: Color32) -> f64 {
    let rgb = |color: Color32| Rgb(color.r(), color.g(), color.b());
    rgb(one).contrast(rgb(other))
}

/// Returns the font of a weight at this size.
pub(super) fn font(weight: Weight, size: f32) -> FontId {
    let family = match weight {
        Weight::Regular => FontFamily::Proportional,
        Weight::Medium => FontFamily::Name("medium".into()),
        Weight::SemiBold => FontFamily::Name("semibold".into()),
    };
    FontId::new(size, family)
}

/// Returns an icon of this size.
pub(super) fn icon(glyph: &str, size: f32) -> RichText {
    RichText::new(glyph).font(icon_font(size))
}

/// Returns the font of the icons.
pub(super) fn icon_font(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("icons".into()))
}

/// Sets fonts and styles, for light and dark.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts());
    for (theme, colors) in [(egui::Theme::Light, LIGHT), (egui::Theme::Dark, DARK)] {
        ctx.style_mut_of(theme, |style| restyle(style, &colors));
    }
    ctx.options_mut(|options| {
        // Ctrl and plus zooms the map.
        options.zoom_with_keyboard = false;
        // A drag elsewhere ends the typing too, not only a click.
        options.input_options.surrender_focus_on = SurrenderFocusOn::Presses;
    });
}

/// Puts a theme on the window.
pub fn dress(ctx: &Context, looks: Looks) {
    let (preference, light, dark) = match looks.theme {
        ThemeChoice::System => (ThemePreference::System, LIGHT, DARK),
        ThemeChoice::Light => (ThemePreference::Light, LIGHT, DARK),
        ThemeChoice::Dark => (ThemePreference::Dark, LIGHT, DARK),
        ThemeChoice::HighContrast => (ThemePreference::Dark, LIGHT, CONTRAST),
        ThemeChoice::Projector => (ThemePreference::Light, PROJECTOR, DARK),
    };
    for (theme, colors) in [(egui::Theme::Light, light), (egui::Theme::Dark, dark)] {
        ctx.style_mut_of(theme, |style| {
            style.visuals = visuals(&colors);
            let moves = looks.motion == Motion::Gliding;
            style.animation_time = if moves { FADE } else { 0.0 };
            style.scroll_animation = if moves {
                ScrollAnimation::default()
            } else {
                ScrollAnimation::none()
            };
        });
    }
    ctx.set_theme(preference);
    let room = match looks.theme {
        ThemeChoice::Projector => PROJECTOR_ZOOM,
        _ => 1.0,
    };
    ctx.set_zoom_factor(room * looks.text_size.factor());
}

/// Fits how far a click may move and how long a press is before it is a long one: a tap slips farther.
pub(super) fn fit_presses(ctx: &Context, pointing: Pointing) {
    let (slip, long) = match pointing {
        Pointing::Mouse => (6.0, 0.8),
        Pointing::Finger => (12.0, 0.5),
    };
    ctx.options_mut(|options| {
        options.input_options.max_click_dist = slip;
        options.input_options.max_click_duration = long;
    });
}

/// Fits the buttons to what presses them: under a finger they are 40 points high.
pub(super) fn fit_buttons(ctx: &Context, pointing: Pointing) {
    let height = match pointing {
        Pointing::Mouse => BUTTON_HEIGHT,
        Pointing::Finger => 40.0,
    };
    ctx.all_styles_mut(|style| style.spacing.interact_size.y = height);
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let fallbacks = fonts
        .families
        .get(&FontFamily::Proportional)
        .cloned()
        .unwrap_or_default();
    // A family of their own: Inter has signs of its own where the icons are.
    let icons = egui_phosphor::Variant::Regular.font_data();
    fonts.font_data.insert("icons".to_owned(), Arc::new(icons));
    let names = vec!["icons".to_owned()];
    fonts
        .families
        .insert(FontFamily::Name("icons".into()), names);
    let families = [
        (FontFamily::Proportional, "Inter", Weight::Regular),
        (
            FontFamily::Name("medium".into()),
            "Inter Medium",
            Weight::Medium,
        ),
        (
            FontFamily::Name("semibold".into()),
            "Inter SemiBold",
            Weight::SemiBold,
        ),
    ];
    for (family, name, weight) in families {
        let data = FontData::from_static(font_bytes(weight));
        fonts.font_data.insert(name.to_owned(), Arc::new(data));
        let mut names = vec![name.to_owned()];
        names.extend(fallbacks.iter().cloned());
        fonts.families.insert(family, names);
    }
    fonts
}

fn restyle(style: &mut Style, theme: &Theme) {
    style.text_styles = [
        (TextStyle::Small, font(Weight::Regular, 11.5)),
        (TextStyle::Body, font(Weight::Regular, 13.0)),
        (TextStyle::Button, font(Weight::Regular, 13.0)),
        (TextStyle::Heading, font(Weight::SemiBold, 16.0)),
        (TextStyle::Monospace, FontId::monospace(12.5)),
    ]
    .into();
    style.spacing.item_spacing = vec2(8.0, 6.0);
    style.spacing.button_padding = vec2(10.0, 5.0);
    style.spacing.interact_size = vec2(40.0, BUTTON_HEIGHT);
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.window_margin = Margin::same(20);
    style.interaction.tooltip_delay = 0.35;
    style.visuals = visuals(theme);
}

fn visuals(theme: &Theme) -> Visuals {
    let mut visuals = match theme.tone {
        Tone::Light => Visuals::light(),
        Tone::Dark => Visuals::dark(),
    };
    let shadow = Shadow {
        offset: [0, 4],
        blur: 18,
        spread: 0,
        color: Color32::from_black_alpha(if theme.tone == Tone::Light { 28 } else { 110 }),
    };
    visuals.panel_fill = theme.panel;
    visuals.window_fill = theme.card;
    visuals.window_stroke = Stroke::new(1.0, theme.border);
    visuals.window_corner_radius = CornerRadius::same(12);
    visuals.menu_corner_radius = CornerRadius::same(8);
    visuals.window_shadow = shadow;
    visuals.popup_shadow = shadow;
    visuals.extreme_bg_color = theme.field;
    visuals.text_edit_bg_color = Some(theme.field);
    visuals.faint_bg_color = theme.hover;
    visuals.hyperlink_color = theme.accent;
    visuals.warn_fg_color = theme.warning;
    visuals.error_fg_color = theme.danger;
    visuals.weak_text_color = Some(theme.weak);
    visuals.selection.bg_fill = theme.accent_soft;
    visuals.selection.stroke = Stroke::new(1.5, theme.accent);
    let widgets = &mut visuals.widgets;
    let states = [
        (&mut widgets.noninteractive, theme.panel, theme.border),
        (&mut widgets.inactive, theme.field, theme.border),
        (&mut widgets.hovered, theme.hover, theme.border),
        (&mut widgets.active, theme.accent_soft, theme.accent),
        (&mut widgets.open, theme.hover, theme.border),
    ];
    for (state, fill, border) in states {
        state.bg_fill = fill;
        state.weak_bg_fill = fill;
        state.bg_stroke = Stroke::new(1.0, border);
        state.fg_stroke = Stroke::new(SIGN * theme.thick, theme.text);
        state.corner_radius = CornerRadius::same(6);
        state.expansion = 0.0;
    }
    visuals
}
