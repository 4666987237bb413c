//! The table of issuer profiles.

use super::{
    Confidence::{self, *},
    OptionalField, Profile,
};
use crate::{
    issuer::PersonalNumberKind::{self, *},
    layout::{FRANCE_LICENSE, FieldName, FieldName::*, Layout, Pattern, TD1, TD3},
};

/// Every profile. If several match a document, the first is used.
///
/// There are no rows for cards of Kuwait, Qatar, Jordan, Lebanon, Kenya, Ghana and Rwanda: no zone of them is
/// published.
pub const PROFILES: &[Profile] = &[
    // Middle East and Africa.
    row(&TD3, "P?", "MAR", "passport of Morocco", SeenTwice, "specimens")
        .numbers(&["@@9999999"])
        .personal_number(PersonalNumber, MoroccoCin)
        .years(&[5]),
    row(&TD1, "I?", "MAR", "identity card of Morocco, from 2020", SeenTwice, "specimens")
        .personal_number(Optional1, MoroccoCin)
        .years(&[10]),
    row(&TD3, "P?", "TUN", "passport of Tunisia", SeenTwice, "specimens")
        .numbers(&["@999999", "@9999999"])
        .personal_number(PersonalNumber, TunisiaCin)
        .years(&[5]),
    row(&TD1, "ID", "CIV", "identity card of Côte d'Ivoire, from 2019", SeenTwice, "specimens")
        .numbers(&["CI999999999"])
        .personal_number(Optional2, CoteDIvoireNni)
        .years(&[10]),
    row(&TD1, "I?", "SEN", "ECOWAS identity card of Senegal", SeenTwice, "specimens")
        .numbers(&["99999999999999999"])
        .years(&[10]),
    row(&TD1, "I?", "CMR", "identity card of Cameroon", SeenTwice, "readers' issue threads").years(&[10]),
    row(&TD1, "I?", "BFA", "identity card of Burkina Faso", SeenTwice, "readers' issue threads").years(&[10]),
    row(&TD1, "I?", "HTI", "identity card of Haiti", SeenTwice, "readers' issue threads"),
    row(&TD1, "ID", "DZA", "identity card of Algeria", SeenTwice, "specimens").numbers(&["999999999"]).years(&[10]),
    row(&TD1, "I?", "MRT", "identity card of Mauritania", SeenTwice, "specimens")
        .personal_number(Optional1, MauritaniaNni),
    row(&TD1, "ID", "IRQ", "national card of Iraq", SeenTwice, "specimens")
        .personal_number(Optional1, IraqNational)
        .years(&[10]),
    row(&TD1, "IL", "ARE", "Emirates ID", SeenTwice, "specimens").personal_number(Optional1, UaeIdentity),
    row(&TD3, "P?", "EGY", "passport of Egypt", Assumed, "the number is published, its place assumed")
        .numbers(&["@99999999"])
        .personal_number(PersonalNumber, EgyptNational)
        .years(&[7]),
    row(&TD3, "P?", "NGA", "passport of Nigeria", Assumed, "the number is published, its place assumed")
        .numbers(&["@99999999"])
        .personal_number(PersonalNumber, NigeriaNin)
        .years(&[5, 10]),
    // Europe.
    row(&TD1, "IR", "FRA", "residence permit of France", SeenOnce, "specimen")
        .personal_number(Optional1, FranceForeigner),
    row(&FRANCE_LICENSE, "D9", "FRA", "driving license of France", SeenOnce, "specimen").numbers(&["99@@99999"]),
    row(&TD1, "I?", "BEL", "identity card of Belgium", SeenTwice, "specimens")
        .numbers(&["999999999999"])
        .personal_number(Optional2, BelgiumNational),
    row(&TD1, "I?", "PRT", "citizen card of Portugal", SeenTwice, "specimens").numbers(&["999999999@@9"]),
    row(&TD1, "I?", "ESP", "identity card of Spain", SeenTwice, "specimens")
        .numbers(&["@@@999999"])
        .personal_number(Optional1, SpainDni),
    row(&TD1, "C?", "ITA", "identity card of Italy", SeenTwice, "specimens").numbers(&["@@99999@@"]),
    row(&TD1, "I?", "HRV", "identity card of Croatia", SeenTwice, "specimens")
        .numbers(&["999999999"])
        .personal_number(Optional1, CroatiaOib),
    row(&TD1, "I?", "BGR", "identity card of Bulgaria", SeenTwice, "specimens").personal_number(Optional1, BulgariaEgn),
    row(&TD1, "I?", "EST", "identity card of Estonia", SeenTwice, "specimens")
        .personal_number(Optional1, EstoniaPersonalCode),
    row(&TD1, "I?", "SVN", "identity card of Slovenia", SeenTwice, "specimens")
        .personal_number(Optional1, CitizenNumber),
    row(&TD1, "I?", "SRB", "identity card of Serbia", SeenTwice, "specimens").personal_number(Optional1, CitizenNumber),
    row(&TD3, "P?", "SRB", "passport of Serbia", SeenOnce, "specimen")
        .numbers(&["999999999"])
        .personal_number(PersonalNumber, CitizenNumber),
    row(&TD1, "I?", "FIN", "identity card of Finland", SeenTwice, "specimens")
        .personal_number(Optional1, FinlandPersonalCode),
    row(&TD1, "I?", "LVA", "identity card of Latvia", SeenTwice, "specimens")
        .personal_number(Optional1, LatviaPersonalCode),
    row(&TD1, "I?", "SWE", "identity card of Sweden", SeenOnce, "specimen")
        .numbers(&["99999999"])
        .personal_number(Optional1, SwedenPersonal),
    row(&TD3, "P?", "CZE", "passport of Czechia", SeenOnce, "specimens")
        .numbers(&["99999999"])
        .personal_number(PersonalNumber, CzechBirthNumber),
    row(&TD3, "P?", "NLD", "passport of the Netherlands", SeenTwice, "specimens")
        .personal_number(PersonalNumber, NetherlandsBsn),
    row(&TD3, "P?", "GBR", "passport of the United Kingdom", SeenTwice, "specimens").numbers(&["999999999"]),
    // Elsewhere.
    row(&TD3, "P?", "USA", "passport of the United States", SeenTwice, "specimens")
        .numbers(&["999999999", "@99999999"]),
    row(&TD1, "I?", "GTM", "identity card of Guatemala", SeenOnce, "a reader's documentation")
        .numbers(&["9999999999999"]),
];

const fn row(
    layout: &'static Layout,
    code: &'static str,
    issuer: &'static str,
    document: &'static str,
    confidence: Confidence,
    source: &'static str,
) -> Profile {
    let (number_patterns, optional, validity_years): (&[_], _, &[_]) = (&[], None, &[]);
    Profile {
        document,
        layout,
        code: Pattern(code),
        issuer,
        number_patterns,
        optional,
        validity_years,
        confidence,
        source,
    }
}

impl Profile {
    const fn numbers(mut self, patterns: &'static [&'static str]) -> Self {
        self.number_patterns = patterns;
        self
    }

    const fn personal_number(mut self, field: FieldName, kind: PersonalNumberKind) -> Self {
        self.optional = Some(OptionalField { field, kind });
        self
    }

    const fn years(mut self, years: &'static [u8]) -> Self {
        self.validity_years = years;
        self
    }
}
