//! What a file of settings can say of the work, and whether it may.

use chrono::NaiveDate;

use crate::judgement::Expect;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ExpectArgs {
    /// How the work is read: evidence (of a learner) or taught (course material: which points it teaches). Without it: evidence
    #[arg(long, value_name = "evidence|taught")]
    pub(in crate::cli) expect: Option<Expect>,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ConfigArgs {
    /// Do not look for markpoint.toml and markpoint-waivers.toml
    #[arg(long)]
    pub(in crate::cli) isolated: bool,

    /// The day that waivers expire by. Without it: today, in UTC
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(in crate::cli) today: Option<NaiveDate>,
}

fn day(text: &str) -> Result<NaiveDate, String> {
    let refused = |_| format!("write a day such as 2030-01-31, not {text:?}");
    NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(refused)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_year_month_and_day() {
        assert_eq!(day("2030-01-31"), Ok(NaiveDate::from_ymd_opt(2030, 1, 31).unwrap()));
        for text in ["2030-02-30", "31.1.2030", "today", ""] {
            assert!(day(text).unwrap_err().contains("2030-01-31"), "{text}");
        }
    }
}
