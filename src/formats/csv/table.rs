//! The bytes of a CSV file as columns and rows, nothing dropped and nothing understood yet.

use std::io::Read as _;

/// A larger table is refused: reading it would take more memory than a desktop may have.
const LARGEST: usize = 64 * 1024 * 1024;

/// What is read behind the last row, to see that every quote before it is closed.
const SENTINEL: &str = "end";

/// A CSV table: the first line that is not blank names the columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub columns: Vec<String>,
    /// The rows that are not blank, as they stand in the file; they may be ragged.
    pub rows: Vec<Row>,
}

/// One row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line of the file on which the row begins, from 1.
    pub line: u64,
    /// The cells without the space around them.
    pub cells: Vec<String>,
    /// Whether a quote opens in the row and never closes, so that it holds the rest of the file.
    pub unclosed: bool,
}

/// Why bytes are no table.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    #[error("The table is empty")]
    Empty,
    #[error("The table is {} MB large; tables are read up to {} MB", .0 >> 20, LARGEST >> 20)]
    TooLarge(usize),
    #[error("The table is not UTF-8 text, see line {line}: save it as “CSV UTF-8” and try again")]
    NotUtf8 { line: u64 },
    #[error("The table cannot be read: {0}")]
    Unreadable(#[from] ::csv::Error),
}

impl Table {
    /// Reads a table whose cells are parted by commas, semicolons or tabs, whichever its first line
    /// has most of.
    pub fn parse(bytes: &[u8]) -> Result<Self, TableError> {
        if bytes.len() > LARGEST {
            return Err(TableError::TooLarge(bytes.len()));
        }
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
            TableError::NotUtf8 {
                line: 1 + n_line_ends(good),
            }
        })?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut rows = rows_of(text, delimiter_of(text))?.into_iter();
        let Some(header) = rows.next() else {
            return Err(TableError::Empty);
        };
        Ok(Self {
            columns: header.cells,
            rows: rows.collect(),
        })
    }
}

impl Row {
    /// Returns the cell of a column; empty if there is none.
    pub fn cell(&self, column: Option<usize>) -> &str {
        let cell = column.and_then(|column| self.cells.get(column));
        cell.map_or("", String::as_str)
    }
}

fn rows_of(text: &str, delimiter: u8) -> Result<Vec<Row>, TableError> {
    let tail = format!("\n{SENTINEL}\n");
    let mut reader = ::csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes().chain(tail.as_bytes()));

    let mut rows: Vec<Row> = Vec::new();
    let mut lines = Lines::new(text.as_bytes());
    let mut n_columns = 0;
    let mut closed = false;
    for record in reader.records() {
        let record = record?;
        let at = record.position().map_or(0, ::csv::Position::byte);
        let Some(line) = lines.line_at(usize::try_from(at).unwrap_or(usize::MAX)) else {
            closed = true;
            break;
        };
        let mut cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
        // A spreadsheet writes empty cells behind the last column.
        while cells.len() > n_columns && cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        if cells.iter().all(String::is_empty) {
            continue;
        }
        if rows.is_empty() {
            n_columns = cells.len();
        }
        rows.push(Row {
            line,
            cells,
            unclosed: false,
        });
    }
    if !closed && let Some(last) = rows.last_mut() {
        last.unclosed = true;
    }
    Ok(rows)
}

/// Counts lines from the front to the back of a text.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            at: 0,
            line: 1,
        }
    }

    /// Returns the line of the first byte from `at` on that ends no line, or `None` if there is none;
    /// `at` never goes back.
    ///
    /// The reader's own count is that of the blank lines before a row.
    fn line_at(&mut self, at: usize) -> Option<u64> {
        let rest = self.bytes.get(at..)?;
        let n_blank = rest
            .iter()
            .position(|byte| !matches!(*byte, b'\n' | b'\r'))?;
        let start = at + n_blank;
        self.line += n_line_ends(self.bytes.get(self.at..start)?);
        self.at = start;
        Some(self.line)
    }
}

/// Returns how many lines end in the bytes; CR LF is one end.
fn n_line_ends(bytes: &[u8]) -> u64 {
    let mut n_ends = 0;
    let mut last = 0;
    for byte in bytes {
        if *byte == b'\r' || (*byte == b'\n' && last != b'\r') {
            n_ends += 1;
        }
        last = *byte;
    }
    n_ends
}

/// Returns the delimiter that the first line has most of outside its quotes; a comma if none.
fn delimiter_of(text: &str) -> u8 {
    let mut quoted = false;
    let (mut n_commas, mut n_semicolons, mut n_tabs) = (0, 0, 0);
    for byte in text.trim_start_matches(['\r', '\n', ' ']).bytes() {
        match byte {
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'\r' | b'\n' => break,
            b',' => n_commas += 1,
            b';' => n_semicolons += 1,
            b'\t' => n_tabs += 1,
            _ => {}
        }
    }
    if n_commas >= n_semicolons && n_commas >= n_tabs {
        b','
    } else if n_semicolons >= n_tabs {
        b';'
    } else {
        b'\t'
    }
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        reason = "a panic is a failed test"
    )]

    use super::*;

    /// Writes a table as its lines, cells parted by `|`; a row that never closes ends in `…`.
    fn printed(bytes: &[u8]) -> String {
        let table = match Table::parse(bytes) {
            Ok(table) => table,
            Err(error) => return error.to_string(),
        };
        let mut lines = vec![table.columns.join("|")];
        for row in table.rows {
            let end = if row.unclosed { "…" } else { "" };
            lines.push(format!("{}:{}{end}", row.line, row.cells.join("|")));
        }
        lines.join(" / ")
    }

    #[test]
    fn a_table_is_read_whatever_program_wrote_it() {
        let rows: [(&[u8], &str); 20] = [
            (b"id,name\na,One\nb,Two\n", "id|name / 2:a|One / 3:b|Two"),
            (b"id,name\r\na,One\r\nb,Two", "id|name / 2:a|One / 3:b|Two"),
            (b"id,name\ra,One\rb,Two\r", "id|name / 2:a|One / 3:b|Two"),
            (b"\xef\xbb\xbfid;name\na;One, two", "id|name / 2:a|One, two"),
            (b"id\tname\na\tOne; two", "id|name / 2:a|One; two"),
            (b"\"a,b\";c\n1;2", "a,b|c / 2:1|2"),
            (b"id,name\n a , One \n", "id|name / 2:a|One"),
            (
                b"id,name\na,\"One\nand \"\"half\"\"\"\nb,Two",
                "id|name / 2:a|One\nand \"half\" / 4:b|Two",
            ),
            (b"id,name\n#a,#One", "id|name / 2:#a|#One"),
            (b"#id,name\na,One", "#id|name / 2:a|One"),
            (
                b"\n\nid,name\n\r\n\na,One\n,\n  \nb,Two\n\n",
                "id|name / 6:a|One / 9:b|Two",
            ),
            (b"id,name\na\nb,Two,3", "id|name / 2:a / 3:b|Two|3"),
            (b"id,name,,\na,One,,,\nb,,,", "id|name / 2:a|One / 3:b|"),
            (b"id,name", "id|name"),
            (b"name\nOne\n", "name / 2:One"),
            (
                b"id,name\na,5\" pipe\nb,Two",
                "id|name / 2:a|5\" pipe / 3:b|Two",
            ),
            (
                b"id,name\na,\"One\nb,Two\n",
                "id|name / 2:a|One\nb,Two\n\nend…",
            ),
            (b"", "The table is empty"),
            (b"\xef\xbb\xbf\n \n", "The table is empty"),
            (
                b"id,name\na,Caf\xe9\n",
                "The table is not UTF-8 text, see line 2: save it as “CSV UTF-8” and try again",
            ),
        ];
        for (bytes, expected) in rows {
            let shown = String::from_utf8_lossy(bytes);
            assert_eq!(printed(bytes), expected, "{shown}");
        }
    }
}
