use super::*;

/// Shapes of a text as a text file would have them: h heading, p paragraph, l list item.
fn shapes(text: &str) -> String {
    let mut units = Vec::new();
    let mut gap = false;
    for line in text.lines() {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            gap = true;
            continue;
        }
        let indent = line.len() - line.trim_start().len();
        let marker = Marker::of(trimmed);
        units.push(Unit { text: trimmed, heading: None, marker, level: None, indent, emphasised: false, gap, other: false });
        gap = false;
    }
    classify(&units, true)
        .iter()
        .map(|shape| match shape.kind {
            BlockKind::Heading { .. } => 'h',
            BlockKind::ListItem { .. } => 'l',
            _ => 'p',
        })
        .collect()
}

#[test]
fn lines_are_told_apart_by_their_look_and_neighbours() {
    for (text, expected) in [
        ("What is a reef?\nA reef is a ridge of rock or coral near the surface.", "hp"),
        ("What is a reef?\n\nMy teacher", "hp"),
        ("Who do you ask?\n\nMy teacher\nShe then decides what is to be done about it.", "hpp"),
        ("Who lives there? Give an example of each.\nCrabs and fish live there.", "hp"),
        ("I like reefs. Why would you not?\nThey are full of fish.", "pp"),
        ("Crabs? They are called shellfish.\nThey walk.", "pp"),
        ("Task 3b\n\nThe reef grows a little each year, about as fast as a nail.", "hp"),
        ("Task 1a - reef = rock near the surface + coral\nTask 5 - n/a", "pp"),
        ("SECTION A - TIDES\n(see handout)\n\nSECTION B - REEFS\nB1 The reef is old and it grows slowly.", "hphp"),
        (
            "The life of a reef\n\nCoral grows when the water is warm and clear.\n\nDangers\nBleaching is one of them, and anchors that drag.",
            "hphp",
        ),
        ("The life of a reef\nprepared for the diving club", "pp"),
        ("1. Meaning\nA reef is a ridge of rock or coral.\n\n2. Who lives there\nFish do, and crabs.", "hphp"),
        ("1. Listen to the sea\n2. Look at the flag\n3. Go in slowly", "lll"),
        ("1 listen to the sea\n2 look at the flag\n3 go in slowly", "lll"),
        ("9 - 1 pier with Ann and Ben\n1 - 5 the two new divers go out with the boat", "pp"),
        ("1.1 Explain how a reef grows\nIt grows slowly.\n\n1.2 Identify the animals\nFish.", "hphp"),
        ("Q1. A reef is a ridge of rock. It grows.\n\nQ2. Fish live there. So do crabs.", "pp"),
        ("Q1 Animals of the reef\nFish live there. So do crabs.", "hp"),
        ("To dive you need to:\nbe fit - the water is cold\nhave a mask\nlisten to the guide", "plll"),
        ("The kit:\n- a mask\n- fins\n  - two straps", "plll"),
        ("Q4 Dangers\nBleaching is one of them.\n\nQ5 Rescue\n1. Call the coast guard\n2. Throw a line", "hphll"),
        ("My teacher", "p"),
        ("No.", "p"),
        ("coral\nfish\ncrab\nanchor", "pppp"),
        ("We dive on Sundays and nobody goes alone.\n\nThe flag rule applies to all", "pp"),
        ("Guide: Tell me what you saw today.\nDiver: A crab.", "pp"),
        ("I saw a crab and it saw me.\n\nWhen I dive I listen\n\nThe sea is loud and that is a surprise to most people.", "ppp"),
        ("Question: What is a reef?\nAnswer: A ridge of rock.", "hp"),
        ("Reefs\n\nThey grow slowly, about as fast as a nail does.\n\nGood\n\nBad", "hppp"),
    ] {
        assert_eq!(shapes(text), expected, "{text}");
    }
}

#[test]
fn indentation_gives_the_level_of_a_list_item() {
    let items = [(0, 0u8), (2, 1), (2, 1), (4, 2), (2, 1), (0, 0)];
    let units: Vec<Unit<'_>> = items
        .iter()
        .map(|(indent, _)| Unit {
            text: "- x",
            heading: None,
            marker: Marker::of("- x"),
            level: None,
            indent: *indent,
            emphasised: false,
            gap: false,
            other: false,
        })
        .collect();
    let levels: Vec<BlockKind> = classify(&units, true).iter().map(|shape| shape.kind).collect();
    assert_eq!(levels, items.map(|(_, level)| BlockKind::ListItem { level }));
}
