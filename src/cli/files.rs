//! Reports in files: written whole or not at all.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::args::Output;
use super::failure::Failure;
use super::relative;
use crate::emit::Look;
use crate::evidence;
use crate::judgement::ReportSet;

/// How a table looks in a file.
const LOOK: Look = Look { color: false, width: 80, verbose: false };

/// Looks whether reports can go where they are wanted, before any work is done.
///
/// `inputs` are the files and folders that are read.
///
/// # Errors
/// A folder is not there, a path is no file, is named twice or is one of the inputs. All such outputs are named.
pub(super) fn check<'p>(outputs: &'p [Output], inputs: impl IntoIterator<Item = &'p Path>) -> Result<(), Failure> {
    check_paths(outputs.iter().map(|output| output.path.as_path()), inputs)
}

/// The same for reports of any kind that go to these paths.
///
/// # Errors
/// As for [`check`].
pub(super) fn check_paths<'o, 'p>(
    outputs: impl IntoIterator<Item = &'o Path>,
    inputs: impl IntoIterator<Item = &'p Path>,
) -> Result<(), Failure> {
    let inputs: Vec<PathBuf> = inputs.into_iter().filter_map(|path| fs::canonicalize(path).ok()).collect();
    let (mut taken, mut problems) = (Vec::new(), Vec::new());
    for output in outputs {
        match target(output).and_then(|target| free(target, &inputs, &mut taken)) {
            Ok(()) => {}
            Err(problem) => problems.push(format!("{}: {problem}", output.display())),
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(Failure::of(&problems)) }
}

/// Writes each report beside its place, and when all are written puts them there.
///
/// # Errors
/// One cannot be written; then no file has been changed, unless only the last step of one failed.
pub(super) fn write(outputs: &[Output], set: &ReportSet, verbose: bool) -> Result<(), Failure> {
    let look = Look { verbose, ..LOOK };
    let written = outputs.iter().map(|output| {
        let mut pending = Pending::at(&output.path)?;
        pending.write(|out| relative::write(output.format, set, &look, out))?;
        Ok(pending)
    });
    put(written.collect::<Result<_, Failure>>()?)
}

/// A report that is written beside its place, and not there yet.
pub(super) struct Pending {
    out: BufWriter<NamedTempFile>,
    target: PathBuf,
    path: PathBuf,
}

impl Pending {
    /// An empty report for this path.
    ///
    /// # Errors
    /// Nothing can be written there.
    pub(super) fn at(path: &Path) -> Result<Self, Failure> {
        Self::of(path, temporary)
    }

    /// The same for what only its owner may read.
    ///
    /// # Errors
    /// Nothing can be written there.
    pub(super) fn private(path: &Path) -> Result<Self, Failure> {
        Self::of(path, |target| builder().tempfile_in(folder_of(target)))
    }

    fn of(path: &Path, file: impl FnOnce(&Path) -> io::Result<NamedTempFile>) -> Result<Self, Failure> {
        let target = target(path).map_err(|problem| Failure::of(&[format!("{}: {problem}", path.display())]))?;
        let file = file(&target).map_err(|error| Failure::of(&[cannot(path, &error)]))?;
        Ok(Self { out: BufWriter::new(file), target, path: path.to_owned() })
    }

    /// Writes more of it.
    ///
    /// # Errors
    /// It cannot be written.
    pub(super) fn write(&mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
        write(&mut self.out).map_err(|error| Failure::of(&[cannot(&self.path, &error)]))
    }

    /// Everything is on the disk, and can be put in its place in one step.
    fn finished(mut self) -> Result<(NamedTempFile, PathBuf, PathBuf), Failure> {
        let refused = |error: &io::Error| Failure::of(&[cannot(&self.path, error)]);
        self.out.flush().map_err(|error| refused(&error))?;
        let file = self.out.into_inner().map_err(|error| Failure::of(&[cannot(&self.path, error.error())]))?;
        Ok((file, self.target, self.path))
    }
}

/// Puts reports in their places, when all of them are written.
///
/// # Errors
/// One cannot be written; then no file has been changed, unless only the last step of one failed.
pub(super) fn put(reports: Vec<Pending>) -> Result<(), Failure> {
    let finished: Vec<_> = reports.into_iter().map(Pending::finished).collect::<Result<_, _>>()?;
    for (file, target, path) in finished {
        file.persist(target).map_err(|error| Failure::of(&[cannot(&path, &error.error)]))?;
    }
    Ok(())
}

/// Looks whether a copy of work can go to `path`, before any work is done; `inputs` are the files that are read.
///
/// # Errors
/// Its folder is not there, it is no file, or it is one of the inputs.
pub(super) fn check_copy<'p>(path: &Path, inputs: impl IntoIterator<Item = &'p Path>) -> Result<(), Failure> {
    let problem = match target(path) {
        Ok(target) if inputs.into_iter().any(|input| fs::canonicalize(input).is_ok_and(|input| input == target)) => {
            "this file is read, and is never written over; name another for the copy".to_owned()
        }
        Ok(_) => return Ok(()),
        Err(problem) => problem,
    };
    Err(Failure::of(&[format!("{}: {problem}", path.display())]))
}

/// Writes a copy of work, whole or not at all.
///
/// # Errors
/// It cannot be written; then nothing has been changed.
pub(super) fn write_copy(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    write_bytes(path, "copy", bytes)
}

/// Writes a page of the manual, whole or not at all.
///
/// # Errors
/// It cannot be written; then nothing has been changed.
pub(super) fn write_page(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    write_bytes(path, "page", bytes)
}

fn write_bytes(path: &Path, what: &str, bytes: &[u8]) -> Result<(), Failure> {
    let refused = |error: io::Error| {
        Failure::of(&[format!("{}: the {what} cannot be written here ({error}); name another place", path.display())])
    };
    let target = target(path).map_err(|problem| Failure::of(&[format!("{}: {problem}", path.display())]))?;
    let mut file = temporary(&target).map_err(refused)?;
    file.write_all(bytes).map_err(refused)?;
    file.persist(target).map(drop).map_err(|error| refused(error.error))
}

/// A temporary file in the folder of `target`, so that putting it in its place is one step.
fn temporary(target: &Path) -> io::Result<NamedTempFile> {
    let mut builder = builder();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // A report is a file like any other: who may read it is for the umask to say.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder_of(target))
}

/// What makes temporary files, which can be read by their owner alone.
fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".markpoint-").suffix(".tmp");
    builder
}

fn folder_of(target: &Path) -> &Path {
    target.parent().unwrap_or_else(|| Path::new("."))
}

/// Where a path leads: through links, in a folder that is there.
fn target(path: &Path) -> Result<PathBuf, String> {
    if path.is_dir() {
        return Err("this is a folder; name a file in it".to_owned());
    }
    if path.exists() {
        if !path.is_file() {
            return Err("this is no plain file; name one, or use --format to print".to_owned());
        }
        return fs::canonicalize(path).map_err(|error| error.to_string());
    }
    let Some(name) = path.file_name() else { return Err("this is no file name".to_owned()) };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let folder = fs::canonicalize(folder).map_err(|_| format!("there is no folder {}; make it first", folder.display()))?;
    Ok(folder.join(name))
}

/// Takes `target` if nothing stands in the way.
fn free(target: PathBuf, inputs: &[PathBuf], taken: &mut Vec<PathBuf>) -> Result<(), String> {
    if taken.contains(&target) {
        return Err("this file is named for two reports; give each its own".to_owned());
    }
    if inputs.contains(&target) {
        return Err("this file is read; write the report to another".to_owned());
    }
    if evidence::can_read(&target) && inputs.iter().any(|input| input.is_dir() && target.starts_with(input)) {
        return Err("in this folder the report would be read as work; write it to another".to_owned());
    }
    taken.push(target);
    Ok(())
}

fn cannot(path: &Path, error: &io::Error) -> String {
    format!("{}: the report cannot be written here ({error}); name another place", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::Format;
    use crate::judgement::SCHEMA;

    fn output(path: PathBuf) -> Output {
        Output { format: Format::Json, path }
    }

    fn told(outputs: &[Output], inputs: &[&Path]) -> String {
        check(outputs, inputs.iter().copied()).map_or_else(|failure| failure.to_string(), |()| "free".to_owned())
    }

    #[test]
    fn a_report_never_lands_on_what_is_read_or_on_another_or_nowhere() {
        let folder = tempfile::tempdir().unwrap();
        let (work, at) = (folder.path().join("work.txt"), |name: &str| folder.path().join(name));
        fs::write(&work, "words").unwrap();
        let inputs = [work.as_path()];
        assert_eq!(told(&[output(at("a.json"))], &inputs), "free");
        for (outputs, expected) in [
            (vec![output(work.clone())], "this file is read"),
            (vec![output(at("./work.txt"))], "this file is read"),
            (vec![output(at("a.json")), output(at("./a.json"))], "named for two reports"),
            (vec![output(at("none/a.json"))], "there is no folder"),
            (vec![output(folder.path().to_owned())], "this is a folder"),
        ] {
            let told = told(&outputs, &inputs);
            assert!(told.contains(expected), "{outputs:?}: {told}");
        }
    }

    #[test]
    fn in_a_folder_that_is_read_only_reports_that_are_no_work_may_stand() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(told(&[output(folder.path().join("out.xml"))], &[folder.path()]), "free");
        assert!(told(&[output(folder.path().join("report.html"))], &[folder.path()]).contains("would be read as work"));
    }

    #[test]
    fn a_file_is_replaced_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        fs::write(&path, "old").unwrap();
        let set = ReportSet { schema: SCHEMA, reports: Vec::new() };
        write(&[output(path.clone())], &set, false).unwrap();
        assert!(fs::read_to_string(&path).unwrap().starts_with("{\n"));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_and_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real.json"), folder.path().join("link.json"));
        fs::write(&real, "old").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        write(&[output(link.clone())], &ReportSet { schema: SCHEMA, reports: Vec::new() }, false).unwrap();
        assert!(link.is_symlink() && fs::read_to_string(&real).unwrap().starts_with("{\n"));
        assert!(told(&[output(PathBuf::from("/dev/null"))], &[]).contains("no plain file"));
    }
}
