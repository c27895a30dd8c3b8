//! E-mail addresses of people.

use super::pattern::{Pattern, expression};
use super::{Kind, Spot};

static EMAIL: Pattern =
    Pattern::new(|| expression(r"(?-u)[A-Za-z0-9][A-Za-z0-9._%+'-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24}"));

/// What stands before the @ of an address that a business answers and not a person.
const ROLES: [&str; 34] = [
    "accounts",
    "admin",
    "billing",
    "bookings",
    "care",
    "complaints",
    "contact",
    "contactus",
    "customercare",
    "customerservice",
    "customerservices",
    "customersupport",
    "enquiries",
    "enquiry",
    "feedback",
    "hello",
    "help",
    "helpdesk",
    "hr",
    "info",
    "information",
    "jobs",
    "mail",
    "marketing",
    "no-reply",
    "noreply",
    "office",
    "orders",
    "post",
    "reception",
    "returns",
    "sales",
    "support",
    "team",
];

pub(super) fn find(text: &str, spots: &mut Vec<Spot>) {
    if !text.contains('@') {
        return;
    }
    for found in EMAIL.find_iter(text) {
        let local = found.as_str().split('@').next().unwrap_or_default();
        let plain = local.to_ascii_lowercase().replace(['.', '_'], "");
        if !ROLES.contains(&plain.as_str()) {
            let first: String = local.chars().take(1).collect();
            spots.push(Spot { kind: Kind::Email, span: found.range(), masked: format!("{first}…@…") });
        }
    }
}
