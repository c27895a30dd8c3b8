//! The portfolios of a folder, under the names they are shown by.

use std::path::Path;

use crate::cli::failure::{self, Failure};
use crate::cli::files::{self, Pending};
use crate::cohort::{Portfolio, Pseudonyms, portfolios};
use crate::emit::receipt::count;
use crate::overview::natural;

/// Lists the folder. With a key file, learners get pseudonyms, and the file holds them before anything else is written.
///
/// # Errors
/// The folder cannot be listed or holds no portfolio; the key file cannot be used.
pub(super) fn in_folder(folder: &Path, key_file: Option<&Path>) -> Result<Vec<Portfolio>, Failure> {
    let listed = portfolios(folder).map_err(|error| Failure::of(&[error]))?;
    let mut portfolios = listed.portfolios;
    if portfolios.is_empty() {
        let message = format!(
            "{}: there is no portfolio in this folder; put a folder or a file for each learner into it",
            folder.display()
        );
        return Err(Failure::of(&[message]));
    }
    if !listed.left_out.is_empty() {
        let files = count(listed.left_out.len(), "file or link", "files and links");
        failure::note(&format!(
            "note: {files} in the folder itself passed over: pictures and the like are nobody's portfolio by themselves"
        ));
    }
    if let Some(key_file) = key_file {
        let pseudonyms = for_all(key_file, portfolios.iter().map(|portfolio| portfolio.name.as_str()))?;
        for portfolio in &mut portfolios {
            portfolio.pseudonym = pseudonyms.of(&portfolio.name).map(str::to_owned);
        }
        // The order of names would tell something of them.
        portfolios.sort_by(|one, other| natural(one.shown(), other.shown()));
    }
    Ok(portfolios)
}

/// The pseudonyms of these learners, which are in the key file by then.
///
/// # Errors
/// The key file cannot be used.
pub(super) fn for_all<'n>(key_file: &Path, names: impl IntoIterator<Item = &'n str>) -> Result<Pseudonyms, Failure> {
    let mut pseudonyms = Pseudonyms::read(key_file).map_err(|error| Failure::of(&[error]))?;
    pseudonyms.add(names);
    // It says who is who.
    let mut file = Pending::private(key_file)?;
    file.write(|out| out.write_all(pseudonyms.to_json().as_bytes()))?;
    files::put(vec![file])?;
    Ok(pseudonyms)
}
