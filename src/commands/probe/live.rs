//! A table on the terminal that shows where each server stands.

use std::time::Instant;

use super::super::lint::terminal_width;
use super::super::show;

/// More rows would scroll away.
const MOST_ROWS: usize = 20;

/// The table. It is drawn on standard error, and taken away before the outcome is printed.
pub(super) struct Live {
    rows: Vec<Row>,
    drawn: usize,
    shows: bool,
    begun: Instant,
}

struct Row {
    name: String,
    word: &'static str,
    since: Option<Instant>,
    is_done: bool,
}

impl Live {
    pub(super) fn new(names: Vec<String>, shows: bool) -> Self {
        let rows = names.into_iter().map(|name| Row { name, word: "waiting", since: None, is_done: false });
        Self { rows: rows.collect(), drawn: 0, shows, begun: Instant::now() }
    }

    /// A server is at this.
    pub(super) fn at(&mut self, index: usize, word: &'static str) {
        if let Some(row) = self.rows.get_mut(index) {
            row.word = word;
            row.since.get_or_insert_with(Instant::now);
        }
    }

    /// A server has come to this verdict.
    pub(super) fn done(&mut self, index: usize, word: &'static str) {
        self.at(index, word);
        if let Some(row) = self.rows.get_mut(index) {
            row.is_done = true;
        }
    }

    /// Draws the table over itself.
    pub(super) fn draw(&mut self) {
        if !self.shows {
            return;
        }
        let mut text = self.back();
        let width = self.rows.iter().map(|row| row.name.chars().count()).max().unwrap_or(0).min(30);
        let room = terminal_width().saturating_sub(1);
        // What runs is worth more than what is done or waits.
        let mut order: Vec<&Row> = self.rows.iter().collect();
        order.sort_by_key(|row| (row.is_done, row.since.is_none()));
        for row in order.iter().take(MOST_ROWS) {
            let seconds = row
                .since
                .filter(|_| !row.is_done)
                .map_or(String::new(), |since| format!("{:.0} s", since.elapsed().as_secs_f64()));
            let name: String = row.name.chars().take(width).collect();
            let line: String =
                format!("{name:width$}  {:26}  {seconds}", row.word).chars().take(room).collect();
            text.push_str(&format!("{}\u{1b}[K\n", line.trim_end()));
        }
        let done = self.rows.iter().filter(|row| row.is_done).count();
        text.push_str(&format!(
            "{done} of {} servers, {:.0} s\u{1b}[K\n",
            self.rows.len(),
            self.begun.elapsed().as_secs_f64()
        ));
        self.drawn = order.len().min(MOST_ROWS) + 1;
        show(&text);
    }

    /// Takes the table away.
    pub(super) fn clear(&mut self) {
        if self.shows && self.drawn > 0 {
            show(&format!("{}\u{1b}[J", self.back()));
            self.drawn = 0;
        }
    }

    fn back(&self) -> String {
        if self.drawn > 0 { format!("\u{1b}[{}A\r", self.drawn) } else { String::new() }
    }
}
