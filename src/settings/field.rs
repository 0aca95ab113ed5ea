//! What the table says of a setting, whatever its value.

use super::Field;
use super::kind::Kind;
use super::topic::{Decides, Group};

impl Group {
    /// The settings under this heading.
    pub fn fields(self) -> impl Iterator<Item = Field> {
        let shown = Field::SHOWN.into_iter();
        shown.filter(move |field| field.topic().group() == self)
    }
}

impl Field {
    /// Every setting in the order in which they are shown and asked for: what is only yes or no comes
    /// last.
    pub const SHOWN: [Self; Self::ALL.len()] = {
        let mut shown = Self::ALL;
        let (mut at, mut no) = (0, 0);
        while no < 2 * Self::ALL.len() {
            let field = Self::ALL[no % Self::ALL.len()];
            if matches!(field.kind(), Kind::Flag) == (no >= Self::ALL.len()) {
                shown[at] = field;
                at += 1;
            }
            no += 1;
        }
        shown
    };

    /// Whether servers decide it.
    pub const fn is_the_servers(self) -> bool {
        !matches!(self.decides(), Decides::Operator)
    }

    /// Whether the operator decides it, if only for servers that do not.
    pub const fn is_the_operators(self) -> bool {
        !matches!(self.decides(), Decides::Server)
    }

    /// Section and name, such as `answers.visibility`: what the setting is called where it is
    /// stored.
    pub fn path(self) -> String {
        format!("{}.{}", self.section(), self.name())
    }

    /// The setting of this path.
    pub fn from_path(path: &str) -> Option<Self> {
        let (section, name) = path.split_once('.')?;
        Self::find(section, name)
    }

    /// The setting of this name in this section.
    pub fn find(section: &str, name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|field| field.section() == section && field.name() == name)
    }
}
