//! Where the view and the reports go: standard output, and files that are written whole or not at all.

use std::io::{self, BufWriter, Write as _};

use crate::cli::args::{CohortArgs, CohortFormat, Voice};
use crate::cli::failure::Failure;
use crate::cli::files::{self, Pending};
use crate::cli::output;
use crate::cohort::Finished;
use crate::emit::cohort::{self, CohortLook, Format};
use crate::emit::json_lines;
use crate::overview::Cohort;

/// How a table looks in a file.
const IN_A_FILE: CohortLook = CohortLook { color: false, width: 80, all: false };

/// Everything that is written in a run.
pub(super) struct Outputs<'a> {
    args: &'a CohortArgs,
    voice: Voice,
    /// Reports as lines for files, which come before the view is there.
    lines: Vec<Pending>,
}

impl<'a> Outputs<'a> {
    /// Opens what is written as portfolios are finished.
    ///
    /// # Errors
    /// A file cannot be written.
    pub(super) fn open(args: &'a CohortArgs, voice: Voice) -> Result<Self, Failure> {
        let lines = args.outputs.iter().filter(|output| output.format == CohortFormat::JsonLines);
        Ok(Self { args, voice, lines: lines.map(|output| Pending::at(&output.path)).collect::<Result<_, _>>()? })
    }

    /// Writes the reports on one portfolio, and what could not be read of it, where lines are wanted.
    ///
    /// # Errors
    /// They cannot be written; a closed pipe among other things.
    pub(super) fn reports(&mut self, done: &Finished) -> anyhow::Result<()> {
        self.lines(|out| json_lines::write_portfolio(&done.reports, &done.wording, &done.problems, out))
    }

    /// Writes to wherever lines are wanted.
    fn lines(&mut self, write: impl Fn(&mut dyn io::Write) -> io::Result<()>) -> anyhow::Result<()> {
        for file in &mut self.lines {
            file.write(&write)?;
        }
        if self.format() == CohortFormat::JsonLines {
            let mut out = BufWriter::new(io::stdout().lock());
            write(&mut out)?;
            // Whoever reads on gets each portfolio when it is done.
            out.flush()?;
        }
        Ok(())
    }

    /// Writes the view to files, puts all files in their places and prints the view. Lines of a run that was stopped end with one that
    /// says so.
    ///
    /// # Errors
    /// A file or standard output cannot be written.
    pub(super) fn view(mut self, view: &Cohort) -> anyhow::Result<()> {
        if let Some(stopped) = cohort::stopped_as_problem(view) {
            self.lines(|out| json_lines::write_problem(&stopped, out))?;
        }
        let format = self.format();
        let Self { args, voice, lines: mut files } = self;
        let in_a_file = CohortLook { all: args.all, ..IN_A_FILE };
        for output in &args.outputs {
            if let CohortFormat::View(format) = output.format {
                let mut file = Pending::at(&output.path)?;
                file.write(|out| cohort::write(format, view, &in_a_file, out))?;
                files.push(file);
            }
        }
        files::put(files)?;
        let look = CohortLook { color: output::color(), width: output::width(), all: args.all };
        match format {
            _ if voice.quiet && args.format.is_none() => output::print(|out| cohort::write_answers(view, &look, out)),
            CohortFormat::JsonLines => Ok(()),
            CohortFormat::View(Format::Table) => output::print(|out| cohort::write(Format::Table, view, &look, out)),
            CohortFormat::View(format) => output::print_bytes(|out| cohort::write(format, view, &look, out)),
        }
    }

    fn format(&self) -> CohortFormat {
        self.args.format.unwrap_or_default()
    }
}
