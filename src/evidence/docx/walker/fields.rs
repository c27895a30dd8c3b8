//! Fields: what a field computes is shown, what it computes it from is not.

/// The fields that are open.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Half>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Instruction,
    Result,
}

/// Fields that may stand inside one another; Word stops at twenty.
const FIELDS_DEEP: usize = 64;

impl Fields {
    /// A mark of a field: its beginning, the end of its instruction, or its end.
    pub(super) fn mark(&mut self, kind: &str) {
        match kind {
            "begin" if self.open.len() < FIELDS_DEEP => self.open.push(Half::Instruction),
            "separate" => {
                if let Some(last) = self.open.last_mut() {
                    *last = Half::Result;
                }
            }
            "end" => {
                self.open.pop();
            }
            _ => {}
        }
    }

    /// Whether text here only feeds another field: it is the result of a field inside an instruction.
    pub(super) fn hide(&self) -> bool {
        let instruction = self.open.iter().position(|half| *half == Half::Instruction);
        instruction.is_some_and(|at| self.open[at..].contains(&Half::Result))
    }

    /// A paragraph ends. An instruction that is still open was never closed: it must not hide the rest of the document.
    pub(super) fn end_paragraph(&mut self) {
        self.open.retain(|half| *half == Half::Result);
    }
}
