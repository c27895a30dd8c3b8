//! Results of earlier runs, known again by everything that could change them.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::digest::{self, Digest};
use super::finish::Finished;
use super::portfolio::Portfolio;
use crate::evidence;

/// Tells apart what different versions of the program write, and, while it is being worked on, any two states of its sources.
const PROGRAM: &str = concat!("markpoint-cache/1 ", env!("CARGO_PKG_VERSION"), " ", env!("MARKPOINT_SOURCES"));

/// A folder with a file for each result. An entry that cannot be used counts as none, and is written anew.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
    trouble: Mutex<Option<String>>,
}

/// Names one result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key(String);

impl Cache {
    /// The cache in a folder, which is made if it is not there.
    ///
    /// # Errors
    /// The folder cannot be made or written to.
    pub fn open(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        tempfile::tempfile_in(folder)?;
        Ok(Self { folder: folder.to_owned(), trouble: Mutex::default() })
    }

    /// The key of a portfolio: what it is called, which files it has and every byte of them, what is let be in it, what it is held against
    /// and the program itself; and what its page says besides, if it has one. Nothing if it cannot be read.
    #[must_use]
    pub fn key(&self, settings: &str, page: Option<&str>, portfolio: &Portfolio) -> Option<Key> {
        let mut key = Digest::default();
        for field in [PROGRAM, settings, &portfolio.name, portfolio.shown()] {
            key.add(field.as_bytes());
        }
        key.add(&[u8::from(page.is_some()), u8::from(portfolio.pseudonym.is_some())]);
        key.add(page.unwrap_or_default().as_bytes());
        key.add(portfolio.path.as_os_str().as_encoded_bytes());
        // Every field of every waiver stands in it, texts in quotation marks.
        key.add(format!("{:?}", portfolio.waivers).as_bytes());
        let files = if portfolio.path.is_dir() {
            let folder = evidence::folder(&portfolio.path).ok()?;
            for other in &folder.left_out {
                key.add(other.path.as_os_str().as_encoded_bytes());
                key.add(other.what.as_bytes());
            }
            folder.files
        } else {
            vec![portfolio.path.clone()]
        };
        for file in &files {
            key.add(file.as_os_str().as_encoded_bytes());
            key.add(digest::of_reader(File::open(file).ok()?).ok()?.as_bytes());
        }
        Some(Key(key.hex()))
    }

    /// The result of an earlier run.
    #[must_use]
    pub fn get(&self, key: &Key) -> Option<Finished> {
        let entry = fs::read(self.path(key)).ok()?;
        let (seal, content) = entry.split_at_checked(SEAL)?;
        let content = content.strip_prefix(b"\n")?;
        if seal != sealed(key, content).as_bytes() {
            return None;
        }
        serde_json::from_slice(content).ok()
    }

    /// Keeps a result, whole or not at all. A cache that cannot be written to is no reason to lose a result: see [`Cache::trouble`].
    pub fn put(&self, key: &Key, finished: &Finished) {
        if let Err(error) = self.write(key, finished) {
            self.trouble.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_with(|| error.to_string());
        }
    }

    /// What went wrong first when results were kept, if anything did.
    #[must_use]
    pub fn trouble(&self) -> Option<String> {
        self.trouble.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn write(&self, key: &Key, finished: &Finished) -> io::Result<()> {
        let path = self.path(key);
        let folder = path.parent().unwrap_or(&self.folder);
        fs::create_dir_all(folder)?;
        let content = serde_json::to_vec(finished)?;
        // Readable for its owner alone, as temporary files are: it holds learners' words.
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(sealed(key, &content).as_bytes())?;
        file.write_all(b"\n")?;
        file.write_all(&content)?;
        file.persist(path)?;
        Ok(())
    }

    /// Two letters of the key make a folder, so that none holds too many files.
    fn path(&self, key: &Key) -> PathBuf {
        let (folder, name) = key.0.split_at(2);
        self.folder.join(folder).join(name)
    }
}

/// Characters of a seal.
const SEAL: usize = 64;

/// Holds an entry together: what was cut short, altered or moved to another key does not have the right one.
fn sealed(key: &Key, content: &[u8]) -> String {
    let mut seal = Digest::default();
    seal.add(key.0.as_bytes());
    seal.add(content);
    seal.hex()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judgement::{Waived, WaivedItem, Waiver};
    use crate::overview::Problem;

    fn finished() -> Finished {
        let problem = Problem { portfolio: "a".to_owned(), path: "a.txt".to_owned(), message: "broken".to_owned() };
        Finished { problems: vec![problem], page: Some("<p>".to_owned()), ..Finished::default() }
    }

    fn file(folder: &Path, text: &str) -> Portfolio {
        let path = folder.join("a.txt");
        fs::write(&path, text).unwrap();
        Portfolio::at(path)
    }

    #[test]
    fn a_result_is_known_again_and_a_damaged_entry_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(&folder.path().join("cache")).unwrap();
        let key = cache.key("s", Some(""), &file(folder.path(), "words")).unwrap();
        assert_eq!(cache.get(&key), None);
        cache.put(&key, &finished());
        assert_eq!(cache.get(&key), Some(finished()));
        let path = cache.path(&key);
        let whole = fs::read(&path).unwrap();
        for damaged in [&whole[..whole.len() - 1], &whole[..40], b"", b"{}", &[whole.as_slice(), b" "].concat()] {
            fs::write(&path, damaged).unwrap();
            assert_eq!(cache.get(&key), None);
        }
        cache.put(&key, &finished());
        assert_eq!((cache.get(&key), cache.trouble()), (Some(finished()), None));
    }

    #[test]
    fn an_entry_under_another_key_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(folder.path()).unwrap();
        let [one, other] = ["1", "2"].map(|settings| cache.key(settings, None, &file(folder.path(), "words")).unwrap());
        cache.put(&one, &finished());
        fs::create_dir_all(cache.path(&other).parent().unwrap()).unwrap();
        fs::copy(cache.path(&one), cache.path(&other)).unwrap();
        assert_eq!(cache.get(&other), None);
    }

    #[test]
    fn whatever_could_change_a_result_changes_its_key() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(folder.path()).unwrap();
        let plain = file(folder.path(), "words");
        let key = |settings, page, portfolio: &Portfolio| cache.key(settings, page, portfolio).unwrap();
        let first = key("s", None, &plain);
        assert_eq!(key("s", None, &plain), first);
        let named = Portfolio { pseudonym: Some("Learner 001".to_owned()), ..plain.clone() };
        let waived = |reason: &str| {
            let waived = Waived { reason: reason.to_owned(), by: None, expires: None };
            let waiver = Waiver { rubric: None, item: WaivedItem::Point("P1".to_owned()), waived };
            key("s", None, &Portfolio { waivers: vec![waiver], ..plain.clone() })
        };
        for other in [key("t", None, &plain), key("s", Some(""), &plain), key("s", None, &named), waived("agreed")] {
            assert_ne!(other, first);
        }
        assert_ne!(waived("agreed"), waived("taught elsewhere"));
        assert_ne!(key("s", Some(""), &plain), key("s", Some("x"), &plain));
        assert_ne!(key("s", None, &file(folder.path(), "other words")), first);
        assert_eq!(cache.key("s", None, &Portfolio::at(folder.path().join("none.txt"))), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_cache_that_cannot_be_written_to_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(folder.path()).unwrap();
        let key = cache.key("s", None, &file(folder.path(), "words")).unwrap();
        // A file stands where the entry's folder should be.
        fs::write(cache.path(&key).parent().unwrap(), "in the way").unwrap();
        cache.put(&key, &finished());
        assert!(cache.trouble().is_some());
    }
}
