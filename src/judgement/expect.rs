//! What the work that is judged is for.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How the work is to be read. The rules and the statuses are the same; what they are called in words is not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Expect {
    /// A learner's evidence: what is shown?
    #[default]
    Evidence,
    /// Course material: what is taught?
    Taught,
}

impl Expect {
    /// Every way, in the order a person should see them.
    pub const ALL: [Self; 2] = [Self::Evidence, Self::Taught];

    /// What it is called on the command line and in the report.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Evidence => "evidence",
            Self::Taught => "taught",
        }
    }

    /// Whether it is a learner's evidence: the report says so only if it is not.
    #[must_use]
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
    pub fn is_evidence(&self) -> bool {
        *self == Self::Evidence
    }
}

impl FromStr for Expect {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let refused = || format!("write {}, not {text:?}", Self::ALL.map(Self::name).join(" or "));
        Self::ALL.into_iter().find(|expect| expect.name() == text).ok_or_else(refused)
    }
}
