//! What is made of the rows of the table: the settings in force ([`Settings`](super::Settings)), a
//! name for each ([`Field`](super::Field)), and one with its value ([`Setting`](super::Setting)).

/// Takes the rows of the table, in the sections of a settings file, each of which is a struct: the
/// first is all settings, and the others stand `in` a field of it.
macro_rules! settings {
    ($(
        $(#[$about:meta])*
        $Part:ident [$section:literal] $(in $place:ident)?
            $(with $(#[$below_about:meta])* $below:ident: $Below:ident)?
        {$(
            $(#[doc = $explained:literal])+
            $Variant:ident: $name:literal, $topic:ident, $decides:ident
                => $field:ident: $Type:ty = $default:expr;
        )*}
    )*) => {
        $(
            $(#[$about])*
            #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
            #[serde(default)]
            pub struct $Part {
                $($(#[doc = $explained])+ pub $field: $Type,)*
                $($(#[$below_about])* pub $below: $Below,)?
            }

            impl Default for $Part {
                fn default() -> Self {
                    Self {
                        $($field: $default,)*
                        $($below: $Below::default(),)?
                    }
                }
            }

            impl $Part {
                fn part(settings: &Settings) -> &Self {
                    &(*settings)$(.$place)?
                }

                fn part_mut(settings: &mut Settings) -> &mut Self {
                    &mut (*settings)$(.$place)?
                }
            }
        )*

        /// One setting, whatever its value.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
        )]
        pub enum Field {
            $($($(#[doc = $explained])+ $Variant,)*)*
        }

        /// A setting and what it is set to.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Setting {
            $($($(#[doc = $explained])+ $Variant($Type),)*)*
        }

        impl Field {
            /// Every setting, in the order of the table.
            pub const ALL: [Self; [$($($name,)*)*].len()] = [$($(Self::$Variant,)*)*];

            /// The section of a settings file that the setting stands in. What the operator decides
            /// stands in a section of the same name of the configuration.
            pub const fn section(self) -> &'static str {
                match self { $($(Self::$Variant => $section,)*)* }
            }

            /// The setting's name in its section.
            pub const fn name(self) -> &'static str {
                match self { $($(Self::$Variant => $name,)*)* }
            }

            /// What it is about.
            pub const fn topic(self) -> Topic {
                match self { $($(Self::$Variant => Topic::$topic,)*)* }
            }

            pub(super) const fn decides(self) -> Decides {
                match self { $($(Self::$Variant => Decides::$decides,)*)* }
            }

            /// The kind of its values.
            pub const fn kind(self) -> Kind {
                match self { $($(Self::$Variant => <$Type as OfKind>::KIND,)*)* }
            }

            /// What the operator is told of it, in lines that each begin with a space.
            pub const fn explained(self) -> &'static [&'static str] {
                match self { $($(Self::$Variant => &[$($explained),+],)*)* }
            }

            /// The setting with this value; `None` if it holds another kind of value.
            pub fn with(self, value: Value) -> Option<Setting> {
                match self {
                    $($(Self::$Variant => OfKind::from_value(value).map(Setting::$Variant),)*)*
                }
            }

            /// What says in the words of `T` what the setting decides, for tables that are made
            /// when the bot is compiled.
            pub const fn described<T: Describe>(self) -> fn(&T) -> &'static str {
                match self { $($(Self::$Variant => |words| words.describe(Self::$Variant),)*)* }
            }
        }

        impl Setting {
            /// Which setting it is.
            pub fn field(&self) -> Field {
                match self { $($(Self::$Variant(_) => Field::$Variant,)*)* }
            }

            /// What it is set to, as a value of its kind.
            pub fn value(&self) -> Value {
                match self { $($(Self::$Variant(it) => it.clone().into_value(),)*)* }
            }

            /// What a setting is set to.
            pub fn of(settings: &Settings, field: Field) -> Self {
                match field {
                    $($(Field::$Variant => {
                        Self::$Variant(Clone::clone(&$Part::part(settings).$field))
                    })*)*
                }
            }

            /// Sets it in these settings.
            pub fn apply(self, settings: &mut Settings) {
                match self { $($(Self::$Variant(it) => $Part::part_mut(settings).$field = it,)*)* }
            }
        }
    };
}

pub(super) use settings;
