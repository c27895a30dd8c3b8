use super::*;
use crate::evidence::from_text;

/// Kind and masked text of everything found in a text file.
fn found(text: &str) -> Vec<(Kind, String)> {
    find(&from_text("work", text)).into_iter().map(|one| (one.kind, one.masked)).collect()
}

fn assert_each(kind: Kind, cases: &[(&str, &str, &str)]) {
    for (text, words, masked) in cases {
        let evidence = from_text("work", text);
        let found = find(&evidence);
        let told: Vec<_> = found.iter().map(|one| (one.kind, &evidence.text[one.span.clone()], one.masked.as_str())).collect();
        assert_eq!(told, [(kind, *words, *masked)], "{text}");
    }
}

fn assert_nothing(texts: &[&str]) {
    for text in texts {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn e_mail_addresses_of_people_are_found_and_those_of_a_desk_are_not() {
    assert_each(
        Kind::Email,
        &[
            ("Her address is jane.doe@example.com.", "jane.doe@example.com", "j…@…"),
            ("mail <O'Neil+shop@mail.example.co.uk>, please", "O'Neil+shop@mail.example.co.uk", "O…@…"),
            ("(j_d-1@x-y.org)", "j_d-1@x-y.org", "j…@…"),
        ],
    );
    assert_nothing(&[
        "Write to info@example.com or customer.service@example.co.uk, or use no-reply@example.com.",
        "I tag the shop as @corner_shop, meet at 5 @ the till and buy 3@£2.",
        "jane@localhost and jane@example are no addresses",
    ]);
}

#[test]
fn telephone_numbers_of_people_are_found_however_they_are_spaced() {
    assert_each(
        Kind::Phone,
        &[
            ("I rang 07700 900123 twice", "07700 900123", "•••••23"),
            ("07700900123", "07700900123", "•••••23"),
            ("07700-900-123.", "07700-900-123", "•••••23"),
            ("on 0161 496 0123, before 12.30", "0161 496 0123", "•••••23"),
            ("(0161) 496 0123", "(0161) 496 0123", "•••••23"),
            ("020 7946 0123 from 9 to 5", "020 7946 0123", "•••••23"),
            ("01632 960123 20 times", "01632 960123", "•••••23"),
            ("016977 3123", "016977 3123", "•••••23"),
            ("+44 7700 900123", "+44 7700 900123", "•••••23"),
            ("+44 (0)20 7946 0123", "+44 (0)20 7946 0123", "•••••23"),
            ("0044 20 7946 0123", "0044 20 7946 0123", "•••••23"),
            ("her number in Dublin is +353 20 912 3456", "+353 20 912 3456", "•••••56"),
            ("+1 (212) 555-0123", "+1 (212) 555-0123", "•••••23"),
            ("00353 20 912 3456", "00353 20 912 3456", "•••••56"),
            ("Order 4: call 07700900123", "07700900123", "•••••23"),
        ],
    );
    assert_eq!(found("07700 900123 07700 900456").len(), 2);
    assert_eq!(found("01/02/2023 0161 496 0123").len(), 1);
}

#[test]
fn other_figures_are_no_telephone_numbers() {
    assert_nothing(&[
        // Lines of businesses.
        "Call 0800 496 0123, 0345 496 0123, 0300 123 4567, 0808 157 0123, 0871 234 5678 or +44 330 123 4567.",
        "999, 101, 111, 123 and 1471",
        // Orders, invoices, codes.
        "Order 01234567890, invoice no. 02079460123 and ref: 07700900123",
        "Tracking number 016123456789012",
        "order 0123456789 and 9876543210",
        "Unit H/600/0123, 601/1553/4, ULN 1234567890",
        "serial 07700900123X and A07700900123",
        // Dates, times, prices, shares, sums.
        "01/02/2023, 01-02-2023 14.30, 01.02.2023 10.00, 2023-01-02 0900",
        "09.00-17.30, 07.00 – 19.00, 0900 to 1730",
        "£01234567890.50 and £07700 900123",
        "0.1234567890 and 01234567890% and 100,000,000,000",
        "01 02 03 04 05 06",
        "0135\t0181\t0227",
        "1 2 3 4 5 6 7 8 9 10 11 12",
        "+1000000 and +5 or +44",
    ]);
}

#[test]
fn a_house_number_with_a_postcode_is_an_address_on_one_line_or_several() {
    assert_each(
        Kind::Address,
        &[
            ("She lives at 12 Oak Street, Leeds, LS1 4AB now", "12 Oak Street, Leeds, LS1 4AB", "•• …, LS…"),
            ("12a oak street m1 1ae", "12a oak street m1 1ae", "•• …, M…"),
            ("Flat 3, 12 Oak Street, EC1A 1BB", "Flat 3, 12 Oak Street, EC1A 1BB", "•• …, EC…"),
            ("number 12, M1 1AE", "number 12, M1 1AE", "•• …, M…"),
            ("\n12 Oak Street\n\nLeeds\n\nLS1 4AB\n", "12 Oak Street\nLeeds\nLS1 4AB", "•• …, LS…"),
        ],
    );
    assert_nothing(&[
        "Our branch is in LS1 4AB.",
        "In 2023 Leeds LS1 4AB had one branch.",
        "On 3 May Leeds LS1 4AB closed.",
        "12 Oak Street is a shoe shop, and P1 and M2 are points.",
        "We sold 12 pairs of shoes in LS1 4AB.",
    ]);
}

#[test]
fn national_insurance_numbers_are_found() {
    assert_each(
        Kind::NationalInsurance,
        &[
            ("NI: QQ 12 34 56 C.", "QQ 12 34 56 C", "•• •• •• •• C"),
            ("ab123456d", "ab123456d", "•• •• •• •• d"),
            ("JG-10-37-59-A", "JG-10-37-59-A", "•• •• •• •• A"),
        ],
    );
    assert_nothing(&["GB123456A", "AB123456E", "DA123456A", "XAB123456C", "AB12345C", "AB1234567C"]);
}

#[test]
fn cards_need_a_scheme_a_length_and_a_sound_check_digit() {
    assert_each(
        Kind::Card,
        &[
            ("card 4111 1111 1111 1111 exp 01/30", "4111 1111 1111 1111", "•••• 1111"),
            ("5555555555554444", "5555555555554444", "•••• 4444"),
            ("3782 822463 10005", "3782 822463 10005", "•••• 0005"),
            ("6011-1111-1111-1117", "6011-1111-1111-1117", "•••• 1117"),
            ("2223 0031 2200 3222", "2223 0031 2200 3222", "•••• 3222"),
            ("The order was paid with card 4111111111111111", "4111111111111111", "•••• 1111"),
        ],
    );
    assert_nothing(&[
        "4111 1111 1111 1112",
        "1234 5678 9012 3456",
        "Order 4111111111111111",
        "tracking 4111111111111111",
        "9780306406157 and 978-0-306-40615-7",
        "41111111111111111111111",
        "**** **** **** 1111",
        "0000 0000 0000 0000",
    ]);
}

#[test]
fn bank_details_need_words_that_say_so() {
    assert_each(
        Kind::Bank,
        &[
            ("sort code: 20-00-00", "20-00-00", "••-••-••"),
            ("IBAN GB29 NWBK 6016 1331 9268 19.", "GB29 NWBK 6016 1331 9268 19", "GB…"),
            ("DE89370400440532013000", "DE89370400440532013000", "DE…"),
        ],
    );
    let both = vec![(Kind::Bank, "••-••-••".to_owned()), (Kind::Bank, "••••9911".to_owned())];
    assert_eq!(found("Sort code 20-00-00, account number 55779911"), both);
    assert_eq!(found("His bank details are 20 00 00 55779911"), both);
    assert_eq!(found("Sort code\n\n200000\n\nAccount number\n\n55779911\n"), both);
    assert_nothing(&[
        "on 20-01-23 we sold 55779911",
        "account number 55779911",
        "Customer account 55779911 was opened on 20-01-23 and closed the day after that, as the customer did not need it any more.",
        "I sort codes by colour: 20, 30, 40",
        "GB28 NWBK 6016 1331 9268 19",
    ]);
}

#[test]
fn a_date_beside_words_of_birth_is_a_date_of_birth() {
    let masked = "••/••/••••";
    assert_each(
        Kind::DateOfBirth,
        &[
            ("DOB 12/03/1990", "12/03/1990", masked),
            ("D.O.B.: 12.3.90", "12.3.90", masked),
            ("Date of birth - 1990-03-12", "1990-03-12", masked),
            ("She was born on the 3rd of March 1990", "3rd of March 1990", masked),
            ("he was born in Leeds on 3 Mar 1990", "3 Mar 1990", masked),
            ("born March 3, 1990", "March 3, 1990", masked),
            ("12/03/1990 (date of birth)", "12/03/1990", masked),
            ("Date of birth:\n\n12/03/1990\n", "12/03/1990", masked),
        ],
    );
    assert_nothing(&[
        "On 12/03/1990 the shop opened.",
        "born in 1990",
        "Whoever was born before 1 May 2008 may buy it.",
        "The stubborn customer came on 12/03/2023",
        "I ask for the date of birth and the postcode. The policy was last read on 12/03/2023.",
    ]);
}

#[test]
fn what_is_found_is_hidden_in_every_cut_of_the_text() {
    let evidence = from_text("work", "Zoë is jane@example.com, call 07700 900123 – thanks");
    let found = find(&evidence);
    let text = evidence.text.trim_end();
    assert_eq!(hide(text, 0, &found), "Zoë is j…@…, call •••••23 – thanks");
    let at = |words: &str| text.find(words).unwrap();
    assert_eq!(hide(&text[at("example")..at("900123")], at("example"), &found), "j…@…, call •••••23");
    assert_eq!(hide(&text[at("– thanks")..], at("– thanks"), &found), "– thanks");
    assert_eq!(hide("", 3, &found), "");
    assert_eq!(hide(text, 0, &[]), text);
}

#[test]
fn places_are_those_of_the_block_and_nothing_overlaps() {
    let evidence = from_text("work", "One.\n\nCall 07700 900123 or 07700 900456.\n\njane@example.com\n");
    let found = find(&evidence);
    assert_eq!(found.iter().map(|one| one.block).collect::<Vec<_>>(), [1, 1, 2]);
    assert!(found.windows(2).all(|two| two[0].span.end <= two[1].span.start));
}

#[test]
fn heaps_of_figures_end_soon() {
    let start = std::time::Instant::now();
    for heap in [
        "1 ",
        "12-34-56 12345678 bank ",
        "07700 900123 ",
        "4111",
        "a@b.c@",
        "12 Oak ",
        "LS1 4AB ",
        "born 1 1 ",
        "(",
        "0.",
        "GB29 NWBK ",
    ] {
        let _ = find(&from_text("heap", &heap.repeat(200_000 / heap.len())));
    }
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

proptest::proptest! {
    #[test]
    fn whatever_a_text_holds_spans_slice_it_and_hiding_keeps_the_rest(text in "[0-9a-cA-C@.+() \\-/£éß\u{a0}…\n\t]{0,80}|([0-9]{2,4}[ -]?){2,8}|[0-9]{1,2} (Oak|born|M1 1AE|QQ|é|\n){1,5}") {
        let evidence = from_text("work", &text);
        let found = find(&evidence);
        proptest::prop_assert!(found.windows(2).all(|two| two[0].span.end <= two[1].span.start));
        let mut kept = String::new();
        let mut at = 0;
        for one in &found {
            kept.push_str(&evidence.text[at..one.span.start]);
            kept.push_str(&one.masked);
            at = one.span.end;
        }
        kept.push_str(&evidence.text[at..]);
        proptest::prop_assert_eq!(hide(&evidence.text, 0, &found), kept);
    }
}
