//! Files made to hurt: no panic, bounded memory, an end.

mod common;

use std::io::{Cursor, Read, Seek, SeekFrom};
use std::ops::ControlFlow;
use std::time::Instant;

use common::{pack, read_all, try_read};
use proptest::prelude::*;
use sheets::{Limit, Limits, Options, Reason, Refusal};

/// A beginning, then the same for ever.
struct Endless {
    start: &'static [u8],
    again: &'static [u8],
    at: usize,
}

impl Endless {
    fn new(start: &'static str, again: &'static str) -> Self {
        let (start, again) = (start.as_bytes(), again.as_bytes());
        Self {
            start,
            again,
            at: 0,
        }
    }
}

impl Read for Endless {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        for byte in out.iter_mut() {
            let after = self.at.checked_sub(self.start.len());
            *byte = after.map_or_else(|| self.start[self.at], |n| self.again[n % self.again.len()]);
            self.at += 1;
        }
        Ok(out.len())
    }
}

impl Seek for Endless {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.at = match to {
            SeekFrom::Start(at) => usize::try_from(at).unwrap_or(usize::MAX),
            SeekFrom::Current(_) => self.at,
            SeekFrom::End(_) => return Err(std::io::ErrorKind::Unsupported.into()),
        };
        Ok(self.at as u64)
    }
}

fn small() -> Options {
    Options {
        limits: Limits {
            rows: 1_000,
            row_bytes: 10_000,
            cell_bytes: 1_000,
            unpacked_bytes: 1_000_000,
            ..Limits::default()
        },
        ..Options::default()
    }
}

#[test]
fn bad_input_without_an_end_meets_a_limit() {
    let endless = [
        ("[", r#"{"a":1},"#),
        ("", "{\"a\":1}\n"),
        (r#"[{"a":""#, "x"),
        (r#"[{"a":"#, "["),
        ("[", " "),
        ("[", ","),
        (r#"{"a":"#, r#"{"a":"#),
        (r#"{"a":["#, "1,"),
        (r#"{"a":1"#, ","),
        (r#"{"a":1,"#, r#""b":2,"#),
        ("{\"", "a"),
        ("a,b\n", "1,2\n"),
        ("a,b\n", "\n"),
        ("a,b\n", "\""),
        ("a,b\n", "\"\n"),
        ("a,b\n", "x\",\"\n"),
        ("a,b\n", "x"),
        ("a,b\n", "\r"),
        ("", ","),
        ("", "a"),
        ("", " "),
        ("\u{feff}", "x\",\"\n"),
    ];
    for (start, again) in endless {
        let told = read_all(Endless::new(start, again), &small());
        let refusal = told.map(|t| t.summary).expect_err("endless");
        let ends = matches!(refusal, Refusal::TooBig(_) | Refusal::Broken { .. });
        assert!(ends, "{start} {again}: {refusal:?}");
    }
}

#[test]
fn a_cell_of_100_megabytes_is_bad_input_for_its_row_only() {
    struct Long {
        parts: [(&'static [u8], u64); 3],
    }
    impl Read for Long {
        fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
            let Some((part, left)) = self.parts.iter_mut().find(|(_, left)| *left > 0) else {
                return Ok(0);
            };
            out[..part.len()].copy_from_slice(part);
            *left -= 1;
            Ok(part.len())
        }
    }
    impl Seek for Long {
        fn seek(&mut self, _: SeekFrom) -> std::io::Result<u64> {
            Ok(0)
        }
    }
    const KILO: &[u8] = &[b'x'; 1_000];
    let options = Options::default();
    let csv = Long {
        parts: [(b"a,b\n1,2\n3,", 1), (KILO, 100_000), (b"\n5,6\n", 1)],
    };
    let told = read_all(csv, &options).expect("a table");
    assert_eq!(told.faults(), [(3, Reason::RowTooLong)]);
    assert_eq!(told.numbers(), [2, 4]);
    let json = Long {
        parts: [
            (b"[{\"a\":1},{\"a\":\"", 1),
            (KILO, 100_000),
            (b"\"},{\"a\":3}]", 1),
        ],
    };
    let told = read_all(json, &options).expect("a table");
    assert_eq!(told.faults(), [(2, Reason::RowTooLong)]);
    assert_eq!(told.numbers(), [1, 3]);
}

#[test]
fn quotes_made_to_be_slow_are_read_in_time() {
    let start = Instant::now();
    let mut file = "a,b\n".to_owned();
    file.push_str(&"x\",\"\n".repeat(200_000));
    let refusal = try_read(&file, &small()).map(|t| t.summary);
    assert!(refusal.is_err());
    let wide = format!("[{{\"a\":[{}]}}]", objects(50_000));
    let told = try_read(&wide, &Options::default()).expect("a table");
    assert_eq!(told.faults(), [(1, Reason::RowTooLong)]);
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

/// Objects of a list that have no key in common.
fn objects(count: usize) -> String {
    let objects: Vec<String> = (0..count).map(|n| format!("{{\"k{n}\":1}}")).collect();
    objects.join(",")
}

#[test]
fn nesting_of_any_depth_is_bad_input_without_harm() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = 300_000;
        let file = format!(
            "[{{\"a\":{}1{}}},{{\"b\":2}}]",
            open.repeat(deep),
            close.repeat(deep)
        );
        let told = try_read(&file, &Options::default()).expect("a table");
        assert_eq!(told.lines(), ["b=2"]);
        assert_eq!(told.faults.len(), 1);
        let whole = format!("{}1{}", open.repeat(deep), close.repeat(deep));
        let _ = try_read(&whole, &Options::default());
    }
}

fn read_somehow(bytes: &[u8]) {
    let mut options = small();
    let _ = sheets::read(Cursor::new(bytes), &options, &mut |_| {
        ControlFlow::Continue(())
    });
    options.base = Some("a".to_owned());
    let _ = sheets::read(Cursor::new(bytes), &options, &mut |_| {
        ControlFlow::Continue(())
    });
}

/// Pieces of all formats, so that random files get past the first byte.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let known: Vec<&[u8]> = vec![
        b"[",
        b"]",
        b"{",
        b"}",
        b"\"a\"",
        b"\"a\":",
        b":",
        b",",
        b"1",
        b"null",
        b"\n",
        b"\r",
        b"\"",
        b"\\",
        b"{\"a\":1}",
        b"\"type\":\"Feature\"",
        b"\"properties\":",
        b"\"geometry\":",
        b";",
        b"\xe9",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\0",
        b" ",
        b"x",
        b"[{",
        b"\"features\":[",
        b"_id",
    ];
    let piece = prop_oneof![
        8 => prop::sample::select(known).prop_map(<[u8]>::to_vec),
        1 => prop::collection::vec(any::<u8>(), 0..8),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|p| p.concat())
}

/// The XML of a sheet, more or less.
fn sheet() -> impl Strategy<Value = Vec<u8>> {
    let known: Vec<&str> = vec![
        "<worksheet>",
        "<sheetData>",
        "<row>",
        "<row r=\"2\">",
        "<row r=\"0\">",
        "</row>",
        "<c>",
        "<c r=\"A1\" t=\"s\">",
        "<c r=\"ZZZZZZZ99\">",
        "<c t=\"inlineStr\" s=\"1\">",
        "<v>",
        "</v>",
        "0",
        "1e308",
        "-1",
        "x",
        "</c>",
        "<is>",
        "<t>",
        "</t>",
        "</is>",
        "&amp;",
        "&#0;",
        "&x;",
        "</sheetData>",
        "<mergeCells>",
        "<mergeCell ref=\"A1:B2\"/>",
        "<mergeCell ref=\"B2:A1\"/>",
        "<mergeCell ref=\"A99999999999999999999:A1\"/>",
        "_x0041_",
        "<![CDATA[",
        "]]>",
        "<!--",
    ];
    let piece = prop::sample::select(known);
    prop::collection::vec(piece, 0..60).prop_map(|p| p.concat().into_bytes())
}

proptest! {
    #[test]
    fn no_bytes_lead_to_panics(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        read_somehow(&bytes);
    }

    #[test]
    fn no_mixture_of_formats_leads_to_panics(bytes in pieces()) {
        read_somehow(&bytes);
    }

    #[test]
    fn no_sheet_leads_to_panics(sheet in sheet(), strings in sheet(), cut in 0_usize..2_000) {
        let relations = br#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="a.xml"/>
            <Relationship Id="r2" Type="x/sharedStrings" Target="s.xml"/>
            <Relationship Id="r3" Type="x/styles" Target="s.xml"/></Relationships>"#;
        let mut file = pack(&[
            ("[Content_Types].xml", b""),
            ("xl/workbook.xml", br#"<sheets><sheet name="a" r:id="r1"/></sheets>"#),
            ("xl/_rels/workbook.xml.rels", relations),
            ("xl/a.xml", &sheet),
            ("xl/s.xml", &strings),
        ]);
        read_somehow(&file);
        let at = cut % file.len();
        file[at] = file[at].wrapping_add(1);
        read_somehow(&file);
    }

    #[test]
    fn no_package_leads_to_panics(a in pieces(), b in pieces(), described in pieces()) {
        let file = pack(&[("a.csv", &a), ("b.json", &b), ("datapackage.json", &described)]);
        read_somehow(&file);
    }

    #[test]
    fn limits_of_any_size_lead_to_no_panics(
        bytes in pieces(), row in 0_usize..40, columns in 0_usize..4, depth in 0_usize..4,
    ) {
        let options = Options {
            limits: Limits {
                row_bytes: row,
                cell_bytes: row / 2,
                columns,
                depth,
                rows: 20,
                unpacked_bytes: 500,
                tables: 2,
            },
            ..Options::default()
        };
        let _ = sheets::read(Cursor::new(bytes), &options, &mut |_| ControlFlow::Continue(()));
    }
}

#[test]
fn a_limit_says_which_one_it_was() {
    let rows = try_read("a,b\n".repeat(2_000), &small()).map(|t| t.summary);
    assert!(matches!(rows, Err(Refusal::TooBig(Limit::Rows))));
}
