//! Lists of names: `Al Pacino as Vincent Hanna, Robert De Niro (Neil McCauley) and Val Kilmer.`

use super::{language::holds, names};

/// A name in a list, and the role beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) role: Option<String>,
}

/// The names of a list, as far as its parts are built like names.
pub(super) fn listed(text: &str) -> Vec<Listed> {
    let mut found: Vec<Listed> = Vec::new();
    for part in parts(text) {
        let part = trimmed(part);
        if names::is_suffix_text(part)
            && let Some(last) = found.last_mut()
        {
            // "Robert Downey, Jr."
            last.name.push(' ');
            last.name.push_str(part);
            continue;
        }
        found.extend(one(part));
    }
    found
}

/// Whether a text is a list of names and nothing else.
pub(super) fn is_list(text: &str) -> bool {
    let mut count = 0;
    let all = parts(text).into_iter().map(trimmed).all(|part| {
        count += 1;
        part.is_empty() || one(part).is_some() || names::is_suffix_text(part)
    });
    all && count > 0
}

patterns! {
    JOINT = "^(?:[,;|•·、]| [/&+] | <joint> )";
}

/// Names without the `and` that leads on to what is no name.
pub(super) fn without_joint(names: &str) -> String {
    let mut words: Vec<&str> = names.split(' ').collect();
    while words
        .last()
        .is_some_and(|word| !word.starts_with(char::is_uppercase))
    {
        words.pop();
    }
    words.join(" ")
}

/// Cuts a list at its commas and `and`, but not inside brackets.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut depth = 0_usize;
    let mut start = 0;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let Some(c) = rest.chars().next() else {
            break;
        };
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let joint = JOINT.find(rest).filter(|_| depth == 0);
        if let Some(joint) = joint {
            parts.push(&text[start..at]);
            at += joint.end();
            start = at;
        } else {
            at += c.len_utf8();
        }
    }
    parts.push(&text[start..]);
    parts
}

fn trimmed(part: &str) -> &str {
    let mut part = part.trim().trim_start_matches(['-', '*', '–', '—', ' ']);
    if part.ends_with('.') && !names::is_suffix_text(part.rsplit(' ').next().unwrap_or(part)) {
        let short = &part[..part.len() - 1];
        // "Cuba Gooding Jr." keeps its full stop, and so does an initial at the end.
        let last = short.rsplit(' ').next().unwrap_or(short);
        if last.chars().count() > 1 {
            part = short;
        }
    }
    let before = BEFORE.find(part).map_or(0, |found| found.end());
    part[before..].trim()
}

patterns! {
    /// Words in front of a name in a list.
    BEFORE = "^(?:(?i:<before name>) +)+";
    AS = " (?:<as>) ";
}

fn one(part: &str) -> Option<Listed> {
    let part = part.trim();
    let (name, role) = if let Some((name, rest)) = part.split_once(" (") {
        let (inside, _) = rest.split_once(')').unwrap_or((rest, ""));
        (name, Some(inside))
    } else if let Some(joint) = AS.find(part) {
        (&part[..joint.start()], Some(&part[joint.end()..]))
    } else {
        let marks = [" ... ", " … ", "...", "…", " – ", " — ", " - ", ": "];
        let cut = marks.iter().find_map(|mark| part.split_once(mark));
        cut.map_or((part, None), |(name, role)| (name, Some(role)))
    };
    let name = name.trim();
    if !names::is_listed_name(name) || holds("no name", &name.to_lowercase()) {
        return None;
    }
    let role = role.map(str::trim).filter(|role| is_role(role));
    Some(Listed {
        name: in_small_letters(name),
        role: role.map(str::to_owned),
    })
}

fn is_role(text: &str) -> bool {
    !holds("no role in brackets", &text.to_lowercase())
        && text.chars().count() <= 80
        && text.split(' ').count() <= 8
        && text.chars().any(char::is_uppercase)
        && !text.contains(['"', '/'])
        && !text.bytes().any(|b| b.is_ascii_digit() && text.len() == 4)
}

/// A name in capitals (`AL PACINO`), as it is otherwise written.
fn in_small_letters(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 6 || !name.contains(' ') || name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let mut out = String::with_capacity(name.len());
    let mut starts = true;
    for c in name.chars() {
        if starts {
            out.push(c);
        } else {
            out.extend(c.to_lowercase());
        }
        starts = !c.is_alphabetic();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        let show = |one: Listed| match one.role {
            Some(role) => format!("{} as {role}", one.name),
            None => one.name,
        };
        listed(text).into_iter().map(show).collect()
    }

    #[test]
    fn lists_give_their_names_and_roles() {
        assert_eq!(
            names("Al Pacino, Cher , Robert Downey, Jr., Samuel L. Jackson and Val Kilmer."),
            [
                "Al Pacino",
                "Cher",
                "Robert Downey Jr.",
                "Samuel L. Jackson",
                "Val Kilmer"
            ]
        );
        assert_eq!(
            names("Al Pacino (Vincent Hanna), Ana de Armas as Joi, 50 Cent ... Himself, etc."),
            [
                "Al Pacino as Vincent Hanna",
                "Ana de Armas as Joi",
                "50 Cent as Himself"
            ]
        );
        assert_eq!(
            names("AL PACINO | Dwayne \"The Rock\" Johnson"),
            ["Al Pacino", "Dwayne \"The Rock\" Johnson"]
        );
        assert!(!is_list("a fine cast that does what it can"));
    }
}
