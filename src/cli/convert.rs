//! `convert`: a map of any version, in the form in which it is saved.

use std::process::ExitCode;

use super::{args::Convert, failure::Failure, maps, terminal};

/// Writes the map that was read; what had to be mended is said on stderr.
pub(super) fn convert(args: &Convert) -> Result<ExitCode, Failure> {
    let opened = maps::open(&args.file)?;
    for mended in opened.mended {
        terminal::tell(&Failure::new(&args.file, &mended));
    }
    maps::save(&opened.map, &args.output)?;
    Ok(ExitCode::SUCCESS)
}
