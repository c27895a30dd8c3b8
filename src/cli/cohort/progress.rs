//! How far the run is, on a terminal.

use std::fmt::Write as _;
use std::io::{self, IsTerminal as _};
use std::time::Duration;

use indicatif::{HumanDuration, ProgressBar, ProgressState, ProgressStyle};

/// A bar on standard error, with the rate and the time left; nothing where that is no terminal.
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// A bar for so many portfolios; none if nobody wants to know.
    pub(super) fn new(portfolios: usize, quiet: bool) -> Self {
        // On a terminal that shows what is printed too, the bar would stand between the lines.
        if quiet || !io::stderr().is_terminal() {
            return Self(ProgressBar::hidden());
        }
        let template = "{bar:30} {pos} of {len} portfolios{speed}";
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        let style = style.with_key("speed", |state: &ProgressState, out: &mut dyn std::fmt::Write| {
            // Writing to a line in memory cannot fail.
            let _ = out.write_str(&speed(state.pos(), state.per_sec(), state.eta()));
        });
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

/// ", 148 a second, 12s left"; nothing as long as none is done, since then nothing is known of it.
fn speed(done: u64, per_second: f64, left: Duration) -> String {
    if done == 0 || !per_second.is_finite() || per_second <= 0.0 {
        return String::new();
    }
    let mut said = String::from(", ");
    // Writing to a String cannot fail.
    let _ = match per_second {
        fast if fast >= 9.95 => write!(said, "{fast:.0} a second"),
        steady if steady >= 0.95 => write!(said, "{steady:.1} a second"),
        slow => write!(said, "{:.0} a minute", (slow * 60.0).max(1.0)),
    };
    let _ = write!(said, ", {:#} left", HumanDuration(left));
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_rounded_and_none_is_told_before_there_is_one() {
        for (done, rate, expected) in [
            (0, 0.0, ""),
            (0, 3.0, ""),
            (1, f64::NAN, ""),
            (1, 0.0, ""),
            (20, 147.5643, ", 148 a second, 12s left"),
            (20, 9.96, ", 10 a second, 12s left"),
            (20, 3.0501, ", 3.1 a second, 12s left"),
            (20, 0.2, ", 12 a minute, 12s left"),
        ] {
            assert_eq!(speed(done, rate, Duration::from_secs(12)), expected);
        }
    }
}
