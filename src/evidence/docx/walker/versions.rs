//! Content in several versions, for readers of different ages: the first that yields text is read.

use super::Walker;

/// Several versions of one thing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Versions {
    /// Letters that had been read when it began.
    yielded: usize,
    /// A version has been read.
    tried: bool,
    /// Pictures counted when it began.
    images: usize,
    /// The most pictures that a version held: each shows the same ones.
    most: usize,
    /// How many places of pictures are known, with those of the version that held the most.
    places: usize,
}

impl Walker<'_> {
    pub(super) fn begin_versions(&mut self) {
        let (images, places) = (self.not_read.images, self.pictures.len());
        self.versions.push(Versions { yielded: self.yielded, tried: false, images, most: 0, places });
    }

    /// Whether the next version is passed over: an earlier one has yielded text.
    pub(super) fn have_read_a_version(&mut self) -> bool {
        let (yielded, images) = (self.yielded, self.not_read.images);
        let Some(versions) = self.versions.last_mut() else { return false };
        if versions.tried && yielded > versions.yielded {
            return true;
        }
        let held = images - versions.images;
        if held > versions.most {
            (versions.most, versions.places) = (held, self.pictures.len());
        }
        versions.tried = true;
        self.not_read.images = versions.images;
        false
    }

    pub(super) fn finish_versions(&mut self) {
        let Some(versions) = self.versions.pop() else { return };
        let held = self.not_read.images - versions.images;
        if held <= versions.most {
            self.pictures.truncate(versions.places);
        }
        self.not_read.images = versions.images + held.max(versions.most);
    }
}
