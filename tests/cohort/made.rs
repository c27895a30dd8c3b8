//! Cohorts made for a test, and the program run on them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A small unit of two points.
pub(crate) const RUBRIC: &str = "tests/fixtures/rubrics/one-word.json";

/// Says something on both points, on one, on none.
pub(crate) const SAYINGS: [&str; 3] =
    ["I ride my bicycle. The saddle is high.", "I ride my bicycle to work.", "I walk to work every day, and I like it."];

/// A cohort of this many learners, and room beside it for results.
pub(crate) struct Made {
    pub(crate) room: TempDir,
}

impl Made {
    /// Every fifth learner has a folder with two files, the others a file each.
    pub(crate) fn of(learners: usize) -> Self {
        let made = Self { room: tempfile::tempdir().unwrap() };
        fs::create_dir(made.folder()).unwrap();
        for number in 0..learners {
            let saying = SAYINGS[number % SAYINGS.len()];
            if number % 5 == 4 {
                let folder = made.folder().join(format!("learner-{number:03}"));
                fs::create_dir(&folder).unwrap();
                fs::write(folder.join("one.txt"), saying).unwrap();
                fs::write(folder.join("two.md"), "# Notes\n\nMore of it.").unwrap();
                fs::write(folder.join("photo.png"), "picture").unwrap();
            } else {
                fs::write(made.folder().join(format!("learner-{number:03}.txt")), saying).unwrap();
            }
        }
        made
    }

    /// Where the portfolios are.
    pub(crate) fn folder(&self) -> PathBuf {
        self.room.path().join("portfolios")
    }

    /// A place beside them.
    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.room.path().join(name)
    }

    /// `markpoint cohort` on the folder, with the small unit.
    pub(crate) fn cohort(&self, more: &[&str]) -> Ran {
        let folder = self.folder().to_string_lossy().into_owned();
        let args: Vec<&str> = ["cohort", &folder, "--rubric", RUBRIC].into_iter().chain(more.iter().copied()).collect();
        markpoint(&args)
    }
}

/// What a run gave.
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) told: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self { code: output.status.code(), out: text(&output.stdout), told: text(&output.stderr) }
    }
}

/// The program, ready to be run in the project's folder.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_markpoint"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).stdin(Stdio::null());
    command
}

/// Runs the program.
pub(crate) fn markpoint(args: &[&str]) -> Ran {
    program().args(args).output().unwrap().into()
}

/// `FORMAT=PATH`.
pub(crate) fn output(format: &str, path: &Path) -> String {
    format!("{format}={}", path.display())
}
