//! What the words before a number say it is.

use super::pattern::{Pattern, expression};

/// How many bytes before a number are looked at.
const BEFORE: usize = 32;

/// The words right before `at`.
pub(super) fn before(text: &str, at: usize) -> &str {
    let start = (at.saturating_sub(BEFORE)..=at).find(|i| text.is_char_boundary(*i)).unwrap_or(at);
    &text[start..at]
}

/// Whether the words say that the number counts things and not people: an order, an invoice, a qualification.
pub(super) fn is_of_a_thing(before: &str) -> bool {
    last(&THING, before).is_some_and(|thing| last(&PERSON, before).is_none_or(|person| person < thing))
}

fn last(words: &Pattern, text: &str) -> Option<usize> {
    words.find_iter(text).last().map(|found| found.start())
}

static THING: Pattern = Pattern::new(|| {
    expression(
        r"(?i-u)\b(orders?|refs?|reference|invoices?|tickets?|cases?|bookings?|jobs?|serial|sku|barcodes?|isbn|ean|imei|urn|uln|uprn|centre|unit|learner|candidate|tracking|parcels?|products?|items?|stock|qualification|policy|batch|receipts?|transactions?|membership|licence|id)\b",
    )
});
static PERSON: Pattern = Pattern::new(|| {
    expression(
        r"(?i-u)\b(tel|telephone|phones?|mobile|mob|cell|fax|whatsapp|text|texted|called|call|calling|ring|rang|ringing|contact|reach|cards?|visa|mastercard|amex|debit|credit|account|sort)\b",
    )
});
