//! A line with the title on it, in any of the usual shapes.

use super::{
    super::{
        Found, Sure, credits,
        known::Known,
        labels::{self, Label},
        language::holds,
        line::Line,
        names, rating,
    },
    Headed, chat, sentence,
};
use crate::{
    film::{Title, Year},
    fold::fold,
};

patterns! {
    YEAR_IN_BRACKETS = r"[(\[]([^()\[\]]*?\b((?:18|19|20)\d\d)(?:<year unit>|\b)[^()\[\]]*)[)\]]";
    TRAILING_YEAR = r"^(.*\S)(,?\s+|\s*[-–—/|]\s*)((?:18|19|20)\d\d)$";
    BEFORE_TITLE = r"(?i)^(?:\[[^\[\]]{0,20}<announces>[^\[\]]{0,20}\]\s*[:\-–—|]?\s*|(?:<announced as>[\s-])*<announces>\s*(?:(?:\#|no\.?)\s?\d+\s*[:\-–—|.]?|[:\-–—|]|\b<of title>\b)\s*|(?:<kind word>)<announces>\s+|[^:–—|]{0,30}?\b<occasion>\b[^:–—|]{0,12}[:–—|]\s*|<watched>\s*:\s*|(?:<kind word>)?\s*\#\s?\d+\s*[:\-–—|.]\s*|<film label>\s*:\s*|\d{1,3}\s?[.)]\s+)";
    AFTER_TITLE = r"(?i)^(?P<title>.*?\S)\s*(?:[-–—|:,(\[]\s*|\s)(?:(?:<article>|<announced as>)[\s-])*?(?P<kind>(?:<kind word>)\s)?<announces>\b[)\]]?\s*(?:[:\-–—|!.]\s*|(?:<byline>)\s|$)(?P<rest>.*)$";
    WATCHED = r"(?i)^<watched>\s+";
    DIRECTOR = r"(?:^|[\s,;(\[–—|-])(?i:<director in heading>)\s+(?P<name>(?:\p{Lu}\.|\p{Lu}[\w'-]+)(?:\s(?:<particle>|<name joint>|\p{Lu}\.|\p{Lu}[\w'-]+))*)";
}

/// What is left of a line as the title, and what was taken off it.
struct Reading<'a> {
    lines: &'a [Line],
    at: usize,
    known: &'a Known,
    title: &'a str,
    year: Option<(u16, Sure)>,
    /// What is in the brackets with the year, and after them.
    brackets: Option<(&'a str, &'a str)>,
    facts: Vec<(Label, String)>,
    director: Option<String>,
    tagline: Option<String>,
    /// Whether something says that this is a title line.
    is_said: bool,
    sure: Sure,
}

/// Reads a line as the title line, if it can be one.
pub(super) fn read<'t>(lines: &'t [Line], at: usize, known: &Known) -> Option<Headed<'t>> {
    const LONGEST: usize = 200;
    let line = &lines[at];
    let text = line.plain.as_str();
    let is_said_by_one = chat::names_speaker(text) && chat::is_talk(lines);
    if text.chars().nth(LONGEST).is_some() || is_said_by_one {
        return None;
    }
    let labelled = labels::labelled(text);
    let labelled = labelled.iter().find(|one| one.label == Label::Title);
    let source = labelled.map_or(text.trim_start_matches('#').trim(), |one| one.value);
    let speaks = chat::speaker(source);
    let source = &source[speaks..];
    let (source, behind) = before_facts(source);
    let (without_mark, mark) = rating::split_heading(source);
    if let Some(mark) = &mark
        && let Some((before, after)) = source.split_once(mark.written)
        && (sentence::is_about_mark(before, after) || sentence::is_whole(before))
    {
        return None;
    }
    let mut reading = Reading {
        lines,
        at,
        known,
        title: without_mark.trim(),
        year: None,
        brackets: None,
        facts: behind,
        director: None,
        tagline: None,
        is_said: labelled.is_some() || text.starts_with('#') || mark.is_some(),
        sure: Sure::Certain,
    };
    reading.take_announcement();
    let whole = reading.title;
    reading.take_facts_in_brackets();
    reading.take_year_in_brackets();
    reading.take_the_word_review();
    reading.sure = if reading.is_said {
        Sure::Certain
    } else {
        Sure::Likely
    };
    reading.take_director()?;
    reading.title = sentence::unjoined(reading.title);
    reading.take_trailing_year();
    reading.take_tagline();
    let title =
        sentence::quoted_in(reading.title).unwrap_or_else(|| sentence::unquoted(reading.title));
    let goes_on = labelled.is_none() && reading.goes_on_as_prose(whole);
    let is_marked = labelled.is_some() || text.starts_with('#');
    let is_title = (is_marked || !sentence::opens_one(title))
        && (reading.is_said || sentence::may_be_title_line(title, lines, at));
    if goes_on
        || !is_title
        || sentence::holds_a_sentence(title)
        || !title.chars().any(char::is_alphanumeric)
    {
        return None;
    }
    let title = Found::new(Title::parse(title).ok()?, line.number, reading.sure);
    let year = reading
        .year
        .and_then(|(year, sure)| Some(Found::new(Year::new(year)?, line.number, sure)));
    Some(Headed {
        title: Some(title),
        year,
        line: Some(at),
        // Nothing of what somebody says in a chat is lost.
        rest: match speaks {
            0 => reading.rest(&line.shown),
            _ => Some(line.shown.clone()),
        },
        director: reading.director,
        facts: reading.facts,
        mark,
        empty_words: Vec::new(),
    })
}

/// A title line without the facts behind its first full stop: `Heat. 1995. Directed by Jane Doe.`
pub(super) fn before_facts(line: &str) -> (&str, Vec<(Label, String)>) {
    let Some((title, rest)) = line.split_once(". ") else {
        return (line, Vec::new());
    };
    let is_said = labels::is_label(title) || labels::fact(title).is_some();
    match labels::only_facts(rest).filter(|_| !is_said) {
        Some(facts) => {
            let facts = facts.iter().map(|fact| (fact.label, fact.value.to_owned()));
            (title, facts.collect())
        }
        None if rating::is_evident(rest) && !sentence::has_small_words(title) => {
            (title, Vec::new())
        }
        None => (line, Vec::new()),
    }
}

impl Reading<'_> {
    /// `Film Review:`, `REVIEW #148`, `12.` and other marks before the title.
    fn take_announcement(&mut self) {
        self.title = self
            .title
            .trim_start_matches(|c: char| !c.is_alphanumeric() && !"\"(['.…¡¿$@#".contains(c));
        while let Some(found) = BEFORE_TITLE.find(self.title)
            && (1..self.title.len()).contains(&found.end())
        {
            self.title = self.title[found.end()..].trim_start();
            self.is_said = true;
        }
    }

    /// `Heat (R, 170 min)`.
    fn take_facts_in_brackets(&mut self) {
        patterns! { BRACKETS = r"\S\s*([(\[]([^()\[\]]+)[)\]]):?"; }
        let Some(found) = BRACKETS.captures(self.title) else {
            return;
        };
        let (Some(whole), Some(inside)) = (found.get(1), found.get(2)) else {
            return;
        };
        let facts = labels::facts_in_brackets(inside.as_str());
        let is_year = facts.iter().any(|fact| fact.label == Label::Year);
        let behind = self.title[whole.end()..].trim();
        let further = labels::only_facts(behind);
        // A year in brackets is read with what is behind it.
        if !facts.is_empty() && !is_year && (behind.is_empty() || further.is_some()) {
            self.title = self.title[..whole.start()].trim();
            self.is_said = true;
        }
        let all = facts.iter().chain(further.iter().flatten());
        self.facts
            .extend(all.map(|fact| (fact.label, fact.value.to_owned())));
    }

    fn take_year_in_brackets(&mut self) {
        let found = YEAR_IN_BRACKETS.captures(self.title);
        let Some((whole, [inside, digits])) = found.map(|found| found.extract()) else {
            return;
        };
        let Some((before, behind)) = self.title.split_once(whole) else {
            return;
        };
        if before.is_empty() {
            return;
        }
        self.brackets = Some((inside, behind.trim()));
        self.year = digits.parse().ok().map(|year| (year, Sure::Certain));
        let watched = WATCHED.find(before.trim());
        self.title = &before.trim()[watched.map_or(0, |watched| watched.end())..];
        self.is_said = true;
    }

    /// `Heat Movie Review`, `Heat review: a cold film`.
    fn take_the_word_review(&mut self) {
        let title = self.title;
        let Some(found) = AFTER_TITLE.captures(title) else {
            return;
        };
        let part = |name| found.name(name).map_or("", |part| part.as_str().trim());
        let (before, kind, rest) = (part("title"), part("kind"), part("rest"));
        if self.year.is_some() && !rest.is_empty() {
            return;
        }
        // *The Lego Movie* really is called that.
        let longer = format!("{before} {kind}");
        let is_longer = !kind.is_empty()
            && (self.known.has_title(&longer) || repeats(self.lines, self.at, &longer) > 0);
        self.title = if is_longer {
            title[..before.len() + 1 + kind.len()].trim()
        } else {
            before
        };
        self.tagline = Some(rest.to_owned()).filter(|rest| !rest.is_empty());
        self.is_said = true;
    }

    /// Takes who directed the film; `None` where the line turns out to be a sentence about it.
    fn take_director(&mut self) -> Option<()> {
        if let Some((inside, behind)) = self.brackets {
            let named = [inside, behind]
                .into_iter()
                .find_map(|text| DIRECTOR.captures(text)?.name("name"));
            self.director = named.map(|name| credits::without_joint(name.as_str()));
            // "Heat (Michael Mann, 1995)".
            let names = inside.trim_end_matches(|c: char| c.is_numeric() || " ,;-–—".contains(c));
            let is_name =
                names::is_full_name(names) || names.split(' ').any(|word| holds("joint", word));
            if self.director.is_none() && is_name && credits::is_list(names) {
                self.director = Some(names.to_owned());
            }
        } else if let Some(found) = DIRECTOR.captures(self.title)
            && let (Some(whole), Some(name)) = (found.get(0), found.name("name"))
            && whole.start() > 0
        {
            let behind = self.title[whole.end()..].to_owned();
            let before = self.title[..whole.start()].trim();
            if sentence::goes_on(&behind)
                || sentence::has_small_words(before)
                || sentence::opens_one(before)
            {
                return None;
            }
            self.director = Some(credits::without_joint(name.as_str()));
            self.title = before;
            self.tagline = Some(behind).filter(|text| !text.is_empty());
            self.is_said = true;
        }
        Some(())
    }

    fn take_trailing_year(&mut self) {
        if self.year.is_some() {
            return;
        }
        let found = TRAILING_YEAR.captures(self.title);
        let Some((_, [before, joint, digits])) = found.map(|found| found.extract()) else {
            return;
        };
        let is_joined = !joint.trim().is_empty();
        if let Ok(year) = digits.parse()
            && self.is_year_behind(before, is_joined, year)
        {
            let likely = (year, Sure::Likely);
            self.year = Some(if is_joined {
                (year, Sure::Certain)
            } else {
                likely
            });
            self.title = sentence::unjoined(before);
        }
    }

    /// Whether a number at the end of a title is the film's year and not part of its title.
    fn is_year_behind(&self, before: &str, is_joined: bool, year: u16) -> bool {
        const LAST_LIKELY: u16 = 2035;
        if self.known.has_title(self.title) || year > LAST_LIKELY {
            return false;
        }
        let last = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
        let goes_on = holds("goes on", &last);
        // "Wonder Woman 1984" is what such a text calls its film.
        is_joined || !goes_on && repeats(self.lines, self.at, self.title) == 0
    }

    /// `Heat – a cold masterpiece`: what the text repeats is the title.
    fn take_tagline(&mut self) {
        for separator in [" — ", " – ", " - ", " | ", ": "] {
            let is_bar = separator == " | ";
            if let Some((before, behind)) = self.title.split_once(separator)
                && !self.known.has_title(self.title)
                && (is_bar || repeats(self.lines, self.at, self.title) == 0)
                && (is_bar || behind.starts_with(char::is_lowercase))
            {
                if !is_bar {
                    self.tagline = Some(behind.trim().to_owned());
                }
                self.title = sentence::unjoined(before);
                self.sure = self.sure.min(Sure::Likely);
                return;
            }
        }
    }

    /// Whether the line is prose that names a film with its year and goes on.
    fn goes_on_as_prose(&self, line: &str) -> bool {
        const FEW: usize = 8;
        self.brackets.is_some_and(|(_, behind)| {
            behind.split(' ').count() >= FEW
                && line.ends_with(['.', '!', '?'])
                && !behind.starts_with(['-', '–', '—', ':', '|'])
        })
    }

    /// What the line says besides the title, where that is more than a word or two.
    fn rest(&self, shown: &str) -> Option<String> {
        // Spoilers stay hidden.
        if let Some(at) = shown.find("||") {
            return Some(shown[at..].to_owned());
        }
        let behind = self.brackets.map_or("", |(_, behind)| behind);
        let parts = [self.tagline.as_deref().unwrap_or_default(), behind];
        let parts = parts.iter().filter_map(|part| {
            let part = DIRECTOR.replace(part, "");
            let part = part.trim_matches(|c: char| c.is_whitespace() || "-–—:|,()[]".contains(c));
            let is_more = part.split_whitespace().count() >= 3 && !is_byline(part);
            is_more.then(|| part.to_owned())
        });
        let parts: Vec<String> = parts.collect();
        (!parts.is_empty()).then(|| parts.join(" — "))
    }
}

fn is_byline(text: &str) -> bool {
    patterns! { BYLINE = "^(?:(?:<byline>) |<announces>)"; }
    BYLINE.is_match(&fold(text))
}

/// How often the text repeats something outside its heading.
fn repeats(lines: &[Line], heading: usize, what: &str) -> usize {
    if what.is_empty() {
        return 0;
    }
    let lines = lines.iter().enumerate().filter(|(at, _)| *at != heading);
    lines
        .map(|(_, line)| line.plain.matches(what).count())
        .sum()
}
