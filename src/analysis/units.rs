//! The units of time: work and wait are working days, demand is a week of them.

/// How many working days are in a week, for every map.
///
/// Demand is said by the week and work by the day, so this is the one place where they meet.
pub const DAYS_A_WEEK: f64 = 5.0;

/// How many hours a working day has, where time is typed or shown in hours.
pub const HOURS_A_DAY: f64 = 8.0;

/// Returns how often a day something happens that happens so often a week.
pub fn per_day(per_week: f64) -> f64 {
    per_week / DAYS_A_WEEK
}
