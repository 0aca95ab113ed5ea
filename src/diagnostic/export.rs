//! Problems as data, for programs.

use serde::{Serialize, Serializer, ser::SerializeMap as _};

use super::{Note, Place, Problem, Severity};

impl Serialize for Severity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// An object with `severity`, `code`, `message`, `file`, and where they are known `line` and `column`
/// (from 1, in characters), `label`, `allowed`, `help`, and `also`, a list of other places.
impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let problem = &self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("severity", &problem.severity)?;
        map.serialize_entry("code", problem.code)?;
        map.serialize_entry("message", &problem.message)?;
        place::<S>(&mut map, &problem.place)?;
        if let Some(label) = &problem.label {
            map.serialize_entry("label", label)?;
        }
        for (kind, name) in [(Note::Allowed, "allowed"), (Note::Help, "help")] {
            let notes = problem.notes.iter().filter(|(note, _)| *note == kind);
            let notes: Vec<&str> = notes.map(|(_, text)| &**text).collect();
            if !notes.is_empty() {
                map.serialize_entry(name, &notes)?;
            }
        }
        if !problem.also.is_empty() {
            let also: Vec<Also<'_>> = problem.also.iter().map(Also).collect();
            map.serialize_entry("also", &also)?;
        }
        map.end()
    }
}

struct Also<'a>(&'a (Place, String));

impl Serialize for Also<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (at, label) = self.0;
        let mut map = serializer.serialize_map(None)?;
        place::<S>(&mut map, at)?;
        map.serialize_entry("label", label)?;
        map.end()
    }
}

fn place<S: Serializer>(map: &mut S::SerializeMap, place: &Place) -> Result<(), S::Error> {
    map.serialize_entry("file", &*place.name)?;
    if let Some((line, column)) = place.position {
        map.serialize_entry("line", &line)?;
        map.serialize_entry("column", &column)?;
    }
    Ok(())
}
