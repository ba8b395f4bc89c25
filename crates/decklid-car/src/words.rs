//! The words that files use for the variants of an enum.

/// Gives an enum its words: `NAMES`, all of them with their variants, and `word`.
macro_rules! words {
    ($type:ty { $($variant:ident = $name:literal),+ $(,)? }) => {
        impl $type {
            /// All kinds.
            pub const NAMES: &'static [(&'static str, $type)] = &[$(($name, <$type>::$variant)),+];

            /// Name in files.
            pub fn word(self) -> &'static str {
                match self { $(<$type>::$variant => $name),+ }
            }
        }
    };
}
