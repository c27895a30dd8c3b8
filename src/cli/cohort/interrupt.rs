//! Ctrl-C during a run: what is being worked on is finished, nothing more is begun.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::cli::failure::Failure;

/// Whether somebody wants the run to end.
#[derive(Debug)]
pub(super) struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Watches from now on.
    ///
    /// # Errors
    /// The system does not allow it.
    pub(super) fn watch() -> Result<Self, Failure> {
        let came = Arc::new(AtomicBool::new(false));
        let heard = Arc::clone(&came);
        ctrlc::set_handler(move || heard.store(true, Ordering::SeqCst))
            .map_err(|error| Failure::of(&[format!("Ctrl-C cannot be watched for: {error}")]))?;
        Ok(Self(came))
    }

    /// Ctrl-C was pressed.
    pub(super) fn came(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}
