//! `markpoint man`: the manual pages.

use std::io;

use clap::Command;
use clap_mangen::Man;

use super::args::{self, ManArgs};
use super::failure;
use super::{Outcome, files};
use crate::emit::receipt::count;

/// Writes a page for the program and one for each command, the commands of commands too.
///
/// # Errors
/// The folder is not there, or a page cannot be written.
pub(super) fn run(args: &ManArgs) -> anyhow::Result<Outcome> {
    let mut program = args::command().disable_help_subcommand(true);
    program.build();
    let mut pages = Vec::new();
    collect(&program, args::PROGRAM, &mut pages)?;
    for (name, page) in &pages {
        files::write_page(&args.folder.join(name), page)?;
    }
    failure::note(&format!("{}: {} written.", args.folder.display(), count(pages.len(), "page", "pages")));
    Ok(Outcome::Clear)
}

/// The page of a command and those of the commands in it: `markpoint-rubric-list.1`.
fn collect(command: &Command, name: &str, pages: &mut Vec<(String, Vec<u8>)>) -> io::Result<()> {
    let mut page = Vec::new();
    Man::new(command.clone()).render(&mut page)?;
    pages.push((format!("{name}.1"), page));
    command.get_subcommands().try_for_each(|inner| collect(inner, &format!("{name}-{}", inner.get_name()), pages))
}
