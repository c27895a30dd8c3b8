//! Whether every pair of colours that meets on the page can be told apart: computed from the style itself, light and dark.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

const COLOURS: &str = include_str!("assets/colours.css");

/// WCAG 2.2 AA for text.
const TEXT: f64 = 4.5;
/// WCAG 2.2 AA for signs, lines that carry meaning, and the focus ring.
const SIGN: f64 = 3.0;

/// Neighbouring shapes whose counts are given in words too.
const SHAPE: f64 = 1.5;

/// What stands on what, and how far apart they must be.
const PAIRS: &[(&str, &[&str], f64)] = &[
    ("ink", &["paper", "sheet", "met-wash", "part-wash", "open-wash"], TEXT),
    ("quiet", &["paper", "sheet", "met-wash", "part-wash", "open-wash"], TEXT),
    ("link", &["paper", "sheet", "open-wash"], TEXT),
    ("met", &["paper", "sheet", "met-wash", "open-wash"], TEXT),
    ("part", &["paper", "sheet", "part-wash", "open-wash"], TEXT),
    ("open", &["paper", "sheet", "open-wash"], TEXT),
    ("wrong", &["paper", "sheet"], TEXT),
    ("chosen-ink", &["chosen"], TEXT),
    ("edge", &["paper", "sheet"], SIGN),
    ("wrong", &["met-wash", "part-wash", "open-wash"], SIGN),
    // The stretches of a bar and the cells of a picture, against their neighbours.
    ("met", &["part-shape", "open-shape"], SHAPE),
    ("part-shape", &["open-shape"], SHAPE),
];

#[test]
fn every_pair_of_colours_meets_wcag_aa_in_light_and_in_dark() {
    let (light, dark) = COLOURS.split_once("@media").unwrap();
    let mut faint = Vec::new();
    for (name, style) in [("light", light), ("dark", dark)] {
        let colours = colours(style);
        for (front, backs, least) in PAIRS {
            for back in *backs {
                let contrast = contrast(colours[front], colours[back]);
                if contrast < *least {
                    faint.push(format!("{name}: {front} on {back}: {contrast:.2}, at least {least}"));
                }
            }
        }
    }
    assert!(faint.is_empty(), "{}", faint.join("\n"));
}

#[test]
fn both_schemes_name_the_same_colours_and_each_is_looked_at() {
    let (light, dark) = COLOURS.split_once("@media").unwrap();
    let (light, dark) = (colours(light), colours(dark));
    assert_eq!(light.keys().collect::<Vec<_>>(), dark.keys().collect::<Vec<_>>());
    for name in light.keys().filter(|name| **name != "line") {
        let looked_at = PAIRS.iter().any(|(front, backs, _)| front == name || backs.contains(name));
        assert!(looked_at, "--{name} is in no pair");
    }
}

#[test]
fn no_colour_is_named_outside_the_list() {
    let rest = super::STYLE.replace(COLOURS, "");
    // Paper is white; and a shadow carries no meaning.
    let rest = rest.replace("--paper: #ffffff;", "").replace("rgb(0 0 0 / .12)", "");
    let hex = rest.find('#').map(|at| rest[at..].lines().next().unwrap_or_default());
    assert_eq!(hex, None, "a colour outside colours.css");
    for function in ["rgb(", "rgba(", "hsl(", "oklch(", "color-mix("] {
        assert!(!rest.contains(function), "{function} outside colours.css");
    }
}

#[test]
fn contrast_is_computed_as_the_guidelines_say() {
    assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 0.01);
    assert!((contrast([255; 3], [255; 3]) - 1.0).abs() < 0.01);
    assert!((contrast([0x76; 3], [255; 3]) - 4.54).abs() < 0.01);
}

fn colours(style: &str) -> BTreeMap<&str, [u8; 3]> {
    let lines = style.lines().filter_map(|line| line.trim().strip_prefix("--")?.split_once(": #"));
    lines
        .map(|(name, value)| {
            let value = u32::from_str_radix(value.trim_end_matches(';'), 16).unwrap();
            let [_, red, green, blue] = value.to_be_bytes();
            (name, [red, green, blue])
        })
        .collect()
}

fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|channel| {
        let channel = f64::from(channel) / 255.0;
        if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}
