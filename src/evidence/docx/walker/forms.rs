//! Forms: what a tick box or drop-down shows, and prompts that nobody has answered.

use crate::evidence::xml::Tag;

/// The parts of a form that are open.
#[derive(Debug, Default)]
pub(super) struct Forms {
    /// Entries of a drop-down, and which of them is shown.
    entries: Vec<String>,
    chosen: Option<usize>,
    /// Whether a tick box is ticked.
    ticked: Option<bool>,
    /// For each control, whether it shows a prompt; and how many do.
    controls: Vec<bool>,
    prompts: usize,
}

/// Entries of a drop-down. Word stops at twenty-five.
const ENTRIES: usize = 100;

impl Forms {
    /// A tick box or drop-down of an old form begins.
    pub(super) fn begin_field(&mut self) {
        (self.entries, self.chosen, self.ticked) = (Vec::new(), None, None);
    }

    /// A property of it.
    pub(super) fn describe(&mut self, name: &str, tag: &Tag<'_>) {
        let number = || tag.val().and_then(|value| value.parse().ok());
        match name {
            "listEntry" if self.entries.len() < ENTRIES => self.entries.push(tag.val().unwrap_or_default().into_owned()),
            "checkBox" => self.ticked = Some(false),
            "default" | "checked" if self.ticked.is_some() => self.ticked = Some(tag.is_on()),
            "default" => self.chosen = self.chosen.or_else(number),
            "result" => self.chosen = number().or(self.chosen),
            _ => {}
        }
    }

    /// It ends: what it shows.
    pub(super) fn finish_field(&mut self) -> String {
        let ticked = self.ticked.take().map_or("", |ticked| if ticked { "☒" } else { "☐" });
        let entry = self.entries.get(self.chosen.unwrap_or(0)).map_or("", String::as_str);
        format!("{entry}{ticked}")
    }

    /// A control begins.
    pub(super) fn begin_control(&mut self) {
        self.controls.push(false);
    }

    /// The last control that began shows a prompt.
    pub(super) fn mark_prompt(&mut self) {
        if let Some(control) = self.controls.last_mut().filter(|control| !**control) {
            *control = true;
            self.prompts += 1;
        }
    }

    /// The last control that began ends.
    pub(super) fn finish_control(&mut self) {
        self.prompts -= usize::from(self.controls.pop() == Some(true));
    }

    /// Whether what stands here may be a prompt.
    pub(super) fn prompt(&self) -> bool {
        self.prompts > 0
    }
}
