//! How far the run is, on a terminal.

use std::io::{self, IsTerminal as _};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// A bar on standard error, with the rate and the time left; nothing where that is no terminal.
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// A bar for so many portfolios; none if nobody wants to know.
    pub(super) fn new(portfolios: usize, quiet: bool) -> Self {
        // On a terminal that shows what is printed too, the bar would stand between the lines.
        if quiet || !io::stderr().is_terminal() {
            return Self(ProgressBar::hidden());
        }
        let template = "{bar:30} {pos} of {len} portfolios, {per_sec}, {eta} left";
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar = ProgressBar::new(portfolios as u64).with_style(style.progress_chars("█▌ "));
        bar.enable_steady_tick(Duration::from_millis(500));
        Self(bar)
    }

    /// One more is done.
    pub(super) fn step(&self) {
        self.0.inc(1);
    }

    /// Takes the bar away.
    pub(super) fn end(&self) {
        self.0.finish_and_clear();
    }
}
