//! The bounds that keep reading safe. Real assignments stay far below every one of them.

/// Bytes of a text file. The longest books have about 8 MiB.
pub(super) const TEXT_FILE_BYTES: u64 = 16 << 20;

/// Bytes of a package that comes through a pipe and must be held in memory whole, pictures and all. On disk its pictures are not looked at.
pub(super) const STREAMED_PACKAGE_BYTES: u64 = 128 << 20;

/// Bytes of a Markdown file: its parser holds up to 150 bytes for each of them. A book of 350,000 words has as many.
pub(super) const MARKDOWN_BYTES: usize = 2 << 20;

/// Bytes that one part of a package may inflate to. A 100,000-word document has about 10 MiB of XML.
pub(super) const PART_BYTES: u64 = 64 << 20;

/// Bytes that all parts of a package may inflate to together: document, notes, styles, numbering, relationships.
pub(super) const PACKAGE_BYTES: u64 = 128 << 20;

/// Entries in a package. Each takes memory before anything is read; Word writes some dozens, and one for each picture.
pub(super) const ENTRIES: usize = 10_000;

/// Bytes that may be read to find and list the entries of a package, so that a false count cannot fill the memory.
pub(super) const DIRECTORY_BYTES: u64 = 16 << 20;

/// Elements that stand inside one another. Word itself stops at tables about 60 deep.
pub(super) const DEPTH: usize = 10_000;

/// Text boxes that stand inside one another: their text is handed outwards box by box.
pub(super) const BOXES_DEEP: usize = 100;

/// Bytes up to which a part is held in memory while it is walked, which is faster. A larger one is walked as it is unpacked.
pub(super) const HELD_PART_BYTES: u64 = 1 << 20;

/// Bytes of a part in another encoding than UTF-8, which must be held in memory whole to be converted.
pub(super) const CONVERTED_PART_BYTES: u64 = 16 << 20;

/// Elements of a web page that stand inside one another; those further in are taken as standing side by side. Browsers have the same bound.
pub(super) const HTML_DEPTH: usize = 512;

/// Paragraphs of one package, empty ones too: each costs time.
pub(super) const PARAGRAPHS: usize = 1_000_000;

/// Pieces of text with words in them: paragraphs, and lines of text files. Each takes memory. Long books have 120,000 lines.
pub(super) const BLOCKS: usize = 200_000;

/// Bytes of extracted text: some two million words.
pub(super) const TEXT_BYTES: usize = 16 << 20;

/// Styles of one document; each is followed to all it builds on. Word itself stops at about four thousand.
pub(super) const STYLES: usize = 20_000;

/// Styles of an OpenDocument text. LibreOffice makes one for every way a stretch of text looks, thousands in a long document.
pub(super) const OPEN_STYLES: usize = 200_000;

/// Lists of an OpenDocument text that later lists can go on with.
pub(super) const OPEN_LISTS: usize = 20_000;

/// How many styles a style may build on. Word allows eleven; a ring of styles would never end.
pub(super) const STYLE_CHAIN: usize = 32;

/// Bytes searched in an old container for the names that tell what it is.
pub(super) const SNIFF_BYTES: u64 = 64 << 20;

/// Relationships of one part. Word writes one for each picture, link and header.
pub(super) const RELATIONS: usize = 50_000;

/// Definitions and instances of numberings: each takes memory. Word itself stops at about two thousand.
pub(super) const NUMBERINGS: usize = 20_000;

/// Bytes of one imported part (a text, a web page or a document inside the document), which is held in memory whole.
pub(super) const CHUNK_BYTES: u64 = 16 << 20;

/// Pictures of a file whose places are kept. More are counted, but not told apart.
pub(super) const PICTURES: usize = 10_000;

/// Files and folders in a portfolio's folder, whatever they are.
pub(super) const FOLDER_ENTRIES: usize = 10_000;

/// Files of a portfolio's folder that are read. A portfolio has some dozens; more is a whole class, or somebody's home.
pub(super) const FOLDER_FILES: usize = 500;

/// Folders inside one another in a portfolio's folder.
pub(super) const FOLDER_DEPTH: usize = 16;

/// Portfolios in a cohort's folder. The largest awarding bodies have some hundred thousand learners a year for one unit.
pub(super) const COHORT_ENTRIES: usize = 1_000_000;
