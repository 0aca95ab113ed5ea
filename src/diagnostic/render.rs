//! Problems drawn as text, with the snippet and a caret.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Note, Place, Problem, Severity, escape::escape, source::Excerpt};

/// How problems are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Text without any control character but line ends.
    Plain,
    /// With colours, for a terminal.
    Coloured,
}

/// Wider than any snippet, which are cut here and not by the renderer.
const WIDTH: usize = 10_000;

pub(super) fn render(Problem(problem): &Problem, style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled().hyperlink(false),
    }
    .term_width(WIDTH);
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level
        .clone()
        .primary_title(escape(&problem.message))
        .id(problem.code);
    let mut group = Group::with_title(title);
    let mut places: Vec<(&Place, AnnotationKind, Option<&str>)> = vec![(
        &problem.place,
        AnnotationKind::Primary,
        problem.label.as_deref(),
    )];
    for (place, label) in &problem.also {
        places.push((place, AnnotationKind::Context, Some(label)));
    }
    let mut headings = Vec::new();
    let mut rest = places.into_iter().peekable();
    while let Some((place, kind, label)) = rest.next() {
        let Some(Excerpt { text, marked }) = &place.excerpt else {
            group = group.element(origin(place));
            continue;
        };
        let mut snippet = Snippet::source(text.as_str())
            .path(escape(&place.name))
            .line_start(place.position.map_or(1, |(line, _)| line))
            .line_numbering(place.position.is_some())
            .annotation(kind.span(marked.clone()).label(label.map(escape)));
        headings.push(Heading::of(place, text, marked.start));
        // Two places in one short line are shown in one snippet.
        while let Some((other, kind, label)) = rest.next_if(|(other, ..)| place.shows_as(other)) {
            if let Some(Excerpt { marked, .. }) = &other.excerpt {
                let annotation = kind.span(marked.clone()).label(label.map(escape));
                snippet = snippet.annotation(annotation);
            }
        }
        group = group.element(snippet);
    }
    for (note, text) in &problem.notes {
        let level = match note {
            Note::Allowed => Level::NOTE.with_name("allowed"),
            Note::Help => Level::HELP,
        };
        group = group.element(level.message(escape(text)));
    }
    let mut out = renderer.render(&[group]);
    // Behind the first line, which is the message.
    let mut from = out.find('\n').unwrap_or(out.len());
    for Heading { drawn, meant } in headings {
        if let Some(at) = out[from..].find(&drawn) {
            out.replace_range(from + at..from + at + drawn.len(), &meant);
            from += at + meant.len();
        }
    }
    out.push('\n');
    out
}

fn origin(place: &Place) -> Origin<'static> {
    let origin = Origin::path(escape(&place.name));
    match place.position {
        Some((line, column)) => origin.line(line).char_column(column),
        None => origin,
    }
}

/// The renderer counts columns in what it is given, which is a part of the line with some of it
/// spelt out; the heading has to count in the file.
struct Heading {
    drawn: String,
    meant: String,
}

impl Heading {
    fn of(place: &Place, excerpt: &str, marked: usize) -> Self {
        let name = escape(&place.name);
        let drawn_column = excerpt[..marked].chars().count() + 1;
        match place.position {
            Some((line, column)) => Self {
                drawn: format!("{name}:{line}:{drawn_column}"),
                meant: format!("{name}:{line}:{column}"),
            },
            None => Self {
                drawn: format!("{name}:1:{drawn_column}"),
                meant: name,
            },
        }
    }
}
