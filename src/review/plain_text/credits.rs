//! Lists of names: `Al Pacino as Vincent Hanna, Robert De Niro (Neil McCauley) and Val Kilmer.`

use super::names;

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
        let joint = if depth > 0 {
            None
        } else {
            [",", ";", "|", "•", "·", " / ", " & ", " and ", " + "]
                .into_iter()
                .find(|joint| rest.starts_with(joint))
        };
        if let Some(joint) = joint {
            parts.push(&text[start..at]);
            at += joint.len();
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
    loop {
        let shorter = [
            "and ",
            "with ",
            "featuring ",
            "introducing ",
            "plus ",
            "as well as ",
            "And ",
            "With ",
            "also ",
            "& ",
            "the voice of ",
            "the voices of ",
        ]
        .into_iter()
        .find_map(|word| part.strip_prefix(word));
        match shorter {
            Some(shorter) => part = shorter.trim_start(),
            None => return part.trim(),
        }
    }
}

fn one(part: &str) -> Option<Listed> {
    let part = part.trim();
    let (name, role) = if let Some((name, rest)) = part.split_once(" (") {
        let (inside, _) = rest.split_once(')').unwrap_or((rest, ""));
        (name, Some(inside))
    } else if let Some((name, role)) = part.split_once(" as ") {
        (name, Some(role))
    } else {
        let cut = [" ... ", " … ", "...", "…", " – ", " — ", " - ", ": "]
            .into_iter()
            .find_map(|mark| part.split_once(mark));
        match cut {
            Some((name, role)) => (name, Some(role)),
            None => (part, None),
        }
    };
    let name = name.trim();
    if !names::is_listed_name(name) || is_no_name(name) {
        return None;
    }
    let role = role.map(str::trim).filter(|role| is_role(role));
    Some(Listed {
        name: in_small_letters(name),
        role: role.map(str::to_owned),
    })
}

/// What ends lists besides names.
fn is_no_name(name: &str) -> bool {
    matches!(
        name.to_lowercase().as_str(),
        "etc"
            | "etc."
            | "others"
            | "more"
            | "many more"
            | "et al"
            | "et al."
            | "tba"
            | "n/a"
            | "unknown"
            | "various"
            | "none"
            | "cast"
            | "crew"
            | "an ensemble"
            | "the rest"
    )
}

fn is_role(text: &str) -> bool {
    let voice = matches!(
        text.to_lowercase().as_str(),
        "voice" | "voices" | "uncredited" | "cameo"
    );
    !voice
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
