use core::fmt;

use self::StateKind::{Country, Organisation, Specimen, Status, Withdrawn};

/// A state, organisation or status that a zone may name: Doc 9303 part 3, section 5.
///
/// ```
/// use vove_mrz::State;
///
/// assert_eq!(State::of("D<<").map(State::name), Some("Germany"));
/// assert_eq!(State::of("DEU"), State::of("D<<"));
/// assert!(State::of("ROM").is_some_and(State::is_withdrawn));
/// assert_eq!(State::of("TRC"), None);
/// ```
#[derive(Clone, Copy)]
pub struct State(&'static (&'static str, &'static str, StateKind));

/// What a code stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum StateKind {
    /// A state, territory or kind of British nationality.
    Country,
    /// An organisation that issues documents.
    Organisation,
    /// Stateless, refugee, unspecified.
    Status,
    /// Utopia, the land of specimens.
    Specimen,
    /// No longer assigned; older documents carry it.
    Withdrawn,
}

impl State {
    /// The state of a code as printed, with or without its fillers. One-letter Germany and `DEU` are the same.
    pub fn of(code: &str) -> Option<Self> {
        let code = match code.trim_end_matches('<') {
            "D" => "DEU",
            code => code,
        };
        STATES.binary_search_by_key(&code, |row| row.0).ok().and_then(|index| STATES.get(index)).map(Self)
    }

    /// The code: three letters. Zones write Germany's as one letter, `D`.
    pub const fn code(self) -> &'static str {
        self.0.0
    }

    /// Its short English name.
    pub const fn name(self) -> &'static str {
        self.0.1
    }

    /// What the code stands for.
    pub const fn kind(self) -> StateKind {
        self.0.2
    }

    /// Whether the code is no longer assigned.
    pub const fn is_withdrawn(self) -> bool {
        matches!(self.0.2, Withdrawn)
    }
}

impl PartialEq for State {
    fn eq(&self, other: &Self) -> bool {
        self.code() == other.code()
    }
}

impl Eq for State {}

impl fmt::Debug for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("State(..)")
    }
}

/// Whether three cells of letters are a known code: one bit of a table instead of a search.
pub(crate) fn is_known(cells: [u8; 3]) -> bool {
    cells == *b"D<<"
        || number(cells).is_some_and(|index| KNOWN.get(index / 64).is_some_and(|word| word >> (index % 64) & 1 == 1))
}

/// Whether three cells are a code about which there is nothing to say.
pub(crate) fn is_plain(cells: [u8; 3]) -> bool {
    is_known(cells) && !is_withdrawn(cells) && cells != *b"DEU"
}

/// Whether three cells are a code that is no longer assigned.
pub(crate) const fn is_withdrawn(cells: [u8; 3]) -> bool {
    matches!(&cells, b"ANT" | b"NTZ" | b"ROM" | b"SCG" | b"TMP" | b"YUG" | b"ZAR")
}

const fn number([a, b, c]: [u8; 3]) -> Option<usize> {
    if !(a.is_ascii_uppercase() && b.is_ascii_uppercase() && c.is_ascii_uppercase()) {
        return None;
    }
    Some(((a - b'A') as usize * 26 + (b - b'A') as usize) * 26 + (c - b'A') as usize)
}

static KNOWN: [u64; 275] = known();

#[allow(clippy::indexing_slicing, reason = "evaluated while compiling")]
const fn known() -> [u64; 275] {
    let mut known = [0; 275];
    let mut row = 0;
    while row < STATES.len() {
        if let [a, b, c] = *STATES[row].0.as_bytes()
            && let Some(index) = number([a, b, c])
        {
            known[index / 64] |= 1 << (index % 64);
        }
        row += 1;
    }
    known
}

/// Sorted by code: ISO 3166-1 alpha-3 and the additions of Doc 9303.
const STATES: &[(&str, &str, StateKind)] = &[
    ("ABW", "Aruba", Country),
    ("AFG", "Afghanistan", Country),
    ("AGO", "Angola", Country),
    ("AIA", "Anguilla", Country),
    ("ALA", "Åland Islands", Country),
    ("ALB", "Albania", Country),
    ("AND", "Andorra", Country),
    ("ANT", "Netherlands Antilles", Withdrawn),
    ("ARE", "United Arab Emirates", Country),
    ("ARG", "Argentina", Country),
    ("ARM", "Armenia", Country),
    ("ASM", "American Samoa", Country),
    ("ATA", "Antarctica", Country),
    ("ATF", "French Southern Territories", Country),
    ("ATG", "Antigua and Barbuda", Country),
    ("AUS", "Australia", Country),
    ("AUT", "Austria", Country),
    ("AZE", "Azerbaijan", Country),
    ("BDI", "Burundi", Country),
    ("BEL", "Belgium", Country),
    ("BEN", "Benin", Country),
    ("BES", "Bonaire, Sint Eustatius and Saba", Country),
    ("BFA", "Burkina Faso", Country),
    ("BGD", "Bangladesh", Country),
    ("BGR", "Bulgaria", Country),
    ("BHR", "Bahrain", Country),
    ("BHS", "Bahamas", Country),
    ("BIH", "Bosnia and Herzegovina", Country),
    ("BLM", "Saint Barthélemy", Country),
    ("BLR", "Belarus", Country),
    ("BLZ", "Belize", Country),
    ("BMU", "Bermuda", Country),
    ("BOL", "Bolivia", Country),
    ("BRA", "Brazil", Country),
    ("BRB", "Barbados", Country),
    ("BRN", "Brunei Darussalam", Country),
    ("BTN", "Bhutan", Country),
    ("BVT", "Bouvet Island", Country),
    ("BWA", "Botswana", Country),
    ("CAF", "Central African Republic", Country),
    ("CAN", "Canada", Country),
    ("CCK", "Cocos (Keeling) Islands", Country),
    ("CHE", "Switzerland", Country),
    ("CHL", "Chile", Country),
    ("CHN", "China", Country),
    ("CIV", "Côte d'Ivoire", Country),
    ("CMR", "Cameroon", Country),
    ("COD", "Congo, The Democratic Republic of the", Country),
    ("COG", "Congo", Country),
    ("COK", "Cook Islands", Country),
    ("COL", "Colombia", Country),
    ("COM", "Comoros", Country),
    ("CPV", "Cabo Verde", Country),
    ("CRI", "Costa Rica", Country),
    ("CUB", "Cuba", Country),
    ("CUW", "Curaçao", Country),
    ("CXR", "Christmas Island", Country),
    ("CYM", "Cayman Islands", Country),
    ("CYP", "Cyprus", Country),
    ("CZE", "Czechia", Country),
    ("DEU", "Germany", Country),
    ("DJI", "Djibouti", Country),
    ("DMA", "Dominica", Country),
    ("DNK", "Denmark", Country),
    ("DOM", "Dominican Republic", Country),
    ("DZA", "Algeria", Country),
    ("ECU", "Ecuador", Country),
    ("EGY", "Egypt", Country),
    ("ERI", "Eritrea", Country),
    ("ESH", "Western Sahara", Country),
    ("ESP", "Spain", Country),
    ("EST", "Estonia", Country),
    ("ETH", "Ethiopia", Country),
    ("EUE", "European Union", Organisation),
    ("FIN", "Finland", Country),
    ("FJI", "Fiji", Country),
    ("FLK", "Falkland Islands (Malvinas)", Country),
    ("FRA", "France", Country),
    ("FRO", "Faroe Islands", Country),
    ("FSM", "Micronesia, Federated States of", Country),
    ("GAB", "Gabon", Country),
    ("GBD", "British Overseas Territories citizen", Country),
    ("GBN", "British National (overseas)", Country),
    ("GBO", "British Overseas citizen", Country),
    ("GBP", "British protected person", Country),
    ("GBR", "United Kingdom", Country),
    ("GBS", "British subject", Country),
    ("GEO", "Georgia", Country),
    ("GGY", "Guernsey", Country),
    ("GHA", "Ghana", Country),
    ("GIB", "Gibraltar", Country),
    ("GIN", "Guinea", Country),
    ("GLP", "Guadeloupe", Country),
    ("GMB", "Gambia", Country),
    ("GNB", "Guinea-Bissau", Country),
    ("GNQ", "Equatorial Guinea", Country),
    ("GRC", "Greece", Country),
    ("GRD", "Grenada", Country),
    ("GRL", "Greenland", Country),
    ("GTM", "Guatemala", Country),
    ("GUF", "French Guiana", Country),
    ("GUM", "Guam", Country),
    ("GUY", "Guyana", Country),
    ("HKG", "Hong Kong", Country),
    ("HMD", "Heard Island and McDonald Islands", Country),
    ("HND", "Honduras", Country),
    ("HRV", "Croatia", Country),
    ("HTI", "Haiti", Country),
    ("HUN", "Hungary", Country),
    ("IAO", "International Civil Aviation Organization", Organisation),
    ("IDN", "Indonesia", Country),
    ("IMN", "Isle of Man", Country),
    ("IND", "India", Country),
    ("IOT", "British Indian Ocean Territory", Country),
    ("IRL", "Ireland", Country),
    ("IRN", "Iran", Country),
    ("IRQ", "Iraq", Country),
    ("ISL", "Iceland", Country),
    ("ISR", "Israel", Country),
    ("ITA", "Italy", Country),
    ("JAM", "Jamaica", Country),
    ("JEY", "Jersey", Country),
    ("JOR", "Jordan", Country),
    ("JPN", "Japan", Country),
    ("KAZ", "Kazakhstan", Country),
    ("KEN", "Kenya", Country),
    ("KGZ", "Kyrgyzstan", Country),
    ("KHM", "Cambodia", Country),
    ("KIR", "Kiribati", Country),
    ("KNA", "Saint Kitts and Nevis", Country),
    ("KOR", "South Korea", Country),
    ("KWT", "Kuwait", Country),
    ("LAO", "Laos", Country),
    ("LBN", "Lebanon", Country),
    ("LBR", "Liberia", Country),
    ("LBY", "Libya", Country),
    ("LCA", "Saint Lucia", Country),
    ("LIE", "Liechtenstein", Country),
    ("LKA", "Sri Lanka", Country),
    ("LSO", "Lesotho", Country),
    ("LTU", "Lithuania", Country),
    ("LUX", "Luxembourg", Country),
    ("LVA", "Latvia", Country),
    ("MAC", "Macao", Country),
    ("MAF", "Saint Martin (French part)", Country),
    ("MAR", "Morocco", Country),
    ("MCO", "Monaco", Country),
    ("MDA", "Moldova", Country),
    ("MDG", "Madagascar", Country),
    ("MDV", "Maldives", Country),
    ("MEX", "Mexico", Country),
    ("MHL", "Marshall Islands", Country),
    ("MKD", "North Macedonia", Country),
    ("MLI", "Mali", Country),
    ("MLT", "Malta", Country),
    ("MMR", "Myanmar", Country),
    ("MNE", "Montenegro", Country),
    ("MNG", "Mongolia", Country),
    ("MNP", "Northern Mariana Islands", Country),
    ("MOZ", "Mozambique", Country),
    ("MRT", "Mauritania", Country),
    ("MSR", "Montserrat", Country),
    ("MTQ", "Martinique", Country),
    ("MUS", "Mauritius", Country),
    ("MWI", "Malawi", Country),
    ("MYS", "Malaysia", Country),
    ("MYT", "Mayotte", Country),
    ("NAM", "Namibia", Country),
    ("NCL", "New Caledonia", Country),
    ("NER", "Niger", Country),
    ("NFK", "Norfolk Island", Country),
    ("NGA", "Nigeria", Country),
    ("NIC", "Nicaragua", Country),
    ("NIU", "Niue", Country),
    ("NLD", "Netherlands", Country),
    ("NOR", "Norway", Country),
    ("NPL", "Nepal", Country),
    ("NRU", "Nauru", Country),
    ("NTZ", "Neutral Zone", Withdrawn),
    ("NZL", "New Zealand", Country),
    ("OMN", "Oman", Country),
    ("PAK", "Pakistan", Country),
    ("PAN", "Panama", Country),
    ("PCN", "Pitcairn", Country),
    ("PER", "Peru", Country),
    ("PHL", "Philippines", Country),
    ("PLW", "Palau", Country),
    ("PNG", "Papua New Guinea", Country),
    ("POL", "Poland", Country),
    ("PRI", "Puerto Rico", Country),
    ("PRK", "North Korea", Country),
    ("PRT", "Portugal", Country),
    ("PRY", "Paraguay", Country),
    ("PSE", "Palestine, State of", Country),
    ("PYF", "French Polynesia", Country),
    ("QAT", "Qatar", Country),
    ("REU", "Réunion", Country),
    ("RKS", "Kosovo", Country),
    ("ROM", "Romania", Withdrawn),
    ("ROU", "Romania", Country),
    ("RUS", "Russian Federation", Country),
    ("RWA", "Rwanda", Country),
    ("SAU", "Saudi Arabia", Country),
    ("SCG", "Serbia and Montenegro", Withdrawn),
    ("SDN", "Sudan", Country),
    ("SEN", "Senegal", Country),
    ("SGP", "Singapore", Country),
    ("SGS", "South Georgia and the South Sandwich Islands", Country),
    ("SHN", "Saint Helena, Ascension and Tristan da Cunha", Country),
    ("SJM", "Svalbard and Jan Mayen", Country),
    ("SLB", "Solomon Islands", Country),
    ("SLE", "Sierra Leone", Country),
    ("SLV", "El Salvador", Country),
    ("SMR", "San Marino", Country),
    ("SOM", "Somalia", Country),
    ("SPM", "Saint Pierre and Miquelon", Country),
    ("SRB", "Serbia", Country),
    ("SSD", "South Sudan", Country),
    ("STP", "Sao Tome and Principe", Country),
    ("SUR", "Suriname", Country),
    ("SVK", "Slovakia", Country),
    ("SVN", "Slovenia", Country),
    ("SWE", "Sweden", Country),
    ("SWZ", "Eswatini", Country),
    ("SXM", "Sint Maarten (Dutch part)", Country),
    ("SYC", "Seychelles", Country),
    ("SYR", "Syria", Country),
    ("TCA", "Turks and Caicos Islands", Country),
    ("TCD", "Chad", Country),
    ("TGO", "Togo", Country),
    ("THA", "Thailand", Country),
    ("TJK", "Tajikistan", Country),
    ("TKL", "Tokelau", Country),
    ("TKM", "Turkmenistan", Country),
    ("TLS", "Timor-Leste", Country),
    ("TMP", "East Timor", Withdrawn),
    ("TON", "Tonga", Country),
    ("TTO", "Trinidad and Tobago", Country),
    ("TUN", "Tunisia", Country),
    ("TUR", "Türkiye", Country),
    ("TUV", "Tuvalu", Country),
    ("TWN", "Taiwan", Country),
    ("TZA", "Tanzania", Country),
    ("UGA", "Uganda", Country),
    ("UKR", "Ukraine", Country),
    ("UMI", "United States Minor Outlying Islands", Country),
    ("UNA", "United Nations specialised agency", Organisation),
    ("UNK", "Resident of Kosovo, document of the United Nations mission", Organisation),
    ("UNO", "United Nations Organization", Organisation),
    ("URY", "Uruguay", Country),
    ("USA", "United States", Country),
    ("UTO", "Utopia", Specimen),
    ("UZB", "Uzbekistan", Country),
    ("VAT", "Holy See (Vatican City State)", Country),
    ("VCT", "Saint Vincent and the Grenadines", Country),
    ("VEN", "Venezuela", Country),
    ("VGB", "Virgin Islands, British", Country),
    ("VIR", "Virgin Islands, U.S.", Country),
    ("VNM", "Vietnam", Country),
    ("VUT", "Vanuatu", Country),
    ("WLF", "Wallis and Futuna", Country),
    ("WSM", "Samoa", Country),
    ("XBA", "African Development Bank", Organisation),
    ("XCC", "Caribbean Community", Organisation),
    ("XCE", "Council of Europe", Organisation),
    ("XCO", "Common Market for Eastern and Southern Africa", Organisation),
    ("XDC", "Southern African Development Community", Organisation),
    ("XEC", "Economic Community of West African States", Organisation),
    ("XES", "Organization of Eastern Caribbean States", Organisation),
    ("XIM", "African Export-Import Bank", Organisation),
    ("XMP", "Parliamentary Assembly of the Mediterranean", Organisation),
    ("XOM", "Sovereign Military Order of Malta", Organisation),
    ("XPO", "Interpol", Organisation),
    ("XXA", "Stateless person (1954 Convention)", Status),
    ("XXB", "Refugee (1951 Convention)", Status),
    ("XXC", "Refugee, other", Status),
    ("XXX", "Nationality unspecified", Status),
    ("YEM", "Yemen", Country),
    ("YUG", "Yugoslavia", Withdrawn),
    ("ZAF", "South Africa", Country),
    ("ZAR", "Zaire", Withdrawn),
    ("ZMB", "Zambia", Country),
    ("ZWE", "Zimbabwe", Country),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_each_row_is_found_both_ways() {
        assert!(STATES.is_sorted_by_key(|row| row.0));
        for row in STATES {
            assert_eq!(State::of(row.0).map(State::name), Some(row.1));
            assert_eq!(is_withdrawn(row.0.as_bytes().try_into().unwrap()), row.2 == Withdrawn);
            assert!(is_known(row.0.as_bytes().try_into().unwrap()));
        }
        assert!(is_known(*b"D<<") && !is_known(*b"DE<") && !is_known(*b"TRC") && !is_known(*b"UT0"));
    }
}
