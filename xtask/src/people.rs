//! The invented people that every fixture is about. None of them exists; the numbers follow the patterns of their
//! countries and belong to nobody.

/// A day: year, month, day.
pub(crate) type Day = (u16, u8, u8);

pub(crate) struct Person {
    pub(crate) slug: &'static str,
    pub(crate) surname: &'static str,
    pub(crate) given_names: &'static str,
    pub(crate) sex: char,
    pub(crate) born: Day,
    pub(crate) birthplace: &'static str,
    /// ISO 3166-1 alpha-3.
    pub(crate) country: &'static str,
    pub(crate) address: &'static str,
    pub(crate) documents: &'static [Document],
}

pub(crate) struct Document {
    pub(crate) kind: Kind,
    pub(crate) number: &'static str,
    pub(crate) issued: Day,
    pub(crate) expires: Option<Day>,
    pub(crate) authority: &'static str,
}

pub(crate) enum Kind {
    /// TD3 with a personal number.
    Passport { personal_number: &'static str },
    /// TD1. `id_number` is what the API reports as `idNumber`.
    Card { code: &'static str, optional1: &'static str, optional2: &'static str, id_number: &'static str, lines: Lines },
    /// Without a zone; the API spells the step in two ways.
    Licence { step: &'static str },
    /// An electricity bill.
    AddressProof,
}

/// How the API hands over the three lines of a card.
pub(crate) enum Lines {
    All,
    /// Only the two documented keys: the name line is missing.
    FirstTwo,
    /// All in `mrzLine1`.
    Joined,
}

pub(crate) const PEOPLE: &[Person] = &[
    Person {
        slug: "amina-el-idrissi",
        surname: "EL IDRISSI",
        given_names: "AMINA",
        sex: 'F',
        born: (1991, 3, 14),
        birthplace: "FES",
        country: "MAR",
        address: "12 RUE DES ORANGERS, RABAT",
        documents: &[
            Document {
                kind: Kind::Passport { personal_number: "CD417256" },
                number: "UX4820617",
                issued: (2022, 6, 9),
                expires: Some((2027, 6, 9)),
                authority: "PREFECTURE DE RABAT",
            },
            Document {
                kind: Kind::AddressProof,
                number: "",
                issued: (2026, 8, 31),
                expires: None,
                authority: "REDAL SPECIMEN",
            },
        ],
    },
    Person {
        slug: "youssef-berrada",
        surname: "BERRADA",
        given_names: "YOUSSEF",
        sex: 'M',
        born: (1986, 11, 2),
        birthplace: "CASABLANCA",
        country: "MAR",
        address: "48 BOULEVARD DES PALMIERS, CASABLANCA",
        documents: &[
            Document {
                kind: Kind::Card {
                    code: "ID",
                    optional1: "BK204918",
                    optional2: "",
                    id_number: "BK204918",
                    lines: Lines::All,
                },
                number: "M4K81920Z",
                issued: (2021, 2, 18),
                expires: Some((2031, 2, 18)),
                authority: "DGSN",
            },
            Document {
                kind: Kind::Licence { step: "DRIVING_LICENSE" },
                number: "14/592037",
                issued: (2009, 5, 20),
                expires: None,
                authority: "NARSA",
            },
        ],
    },
    Person {
        slug: "akissi-nguessan",
        surname: "N'GUESSAN",
        given_names: "AKISSI MARIE",
        sex: 'F',
        born: (1998, 7, 23),
        birthplace: "BOUAKE",
        country: "CIV",
        address: "COCODY RIVIERA 3, ABIDJAN",
        documents: &[Document {
            kind: Kind::Card {
                code: "ID",
                optional1: "",
                optional2: "11860374529",
                id_number: "CI004718263",
                lines: Lines::FirstTwo,
            },
            number: "CI004718263",
            issued: (2020, 10, 5),
            expires: Some((2030, 10, 5)),
            authority: "ONECI",
        }],
    },
    Person {
        slug: "awa-diop",
        surname: "DIOP",
        given_names: "AWA",
        sex: 'F',
        born: (2001, 1, 30),
        birthplace: "SAINT-LOUIS",
        country: "SEN",
        address: "SICAP LIBERTE 6, DAKAR",
        documents: &[Document {
            kind: Kind::Card {
                code: "I<",
                optional1: "",
                optional2: "",
                id_number: "20120010130004718",
                lines: Lines::Joined,
            },
            number: "20120010130004718",
            issued: (2019, 4, 11),
            expires: Some((2029, 4, 10)),
            authority: "DAF DAKAR",
        }],
    },
    Person {
        slug: "salma-trabelsi",
        surname: "TRABELSI",
        given_names: "SALMA",
        sex: 'F',
        born: (1979, 9, 5),
        birthplace: "SFAX",
        country: "TUN",
        address: "7 RUE DU JASMIN, TUNIS",
        documents: &[Document {
            kind: Kind::Passport { personal_number: "07429183" },
            number: "K582014",
            issued: (2023, 1, 16),
            expires: Some((2028, 1, 15)),
            authority: "TUNIS",
        }],
    },
    Person {
        slug: "omar-haddad",
        surname: "HADDAD",
        given_names: "OMAR",
        sex: 'M',
        born: (1968, 12, 28),
        birthplace: "ORAN",
        country: "DZA",
        address: "CITE DES PINS BT 4, ALGER",
        documents: &[
            Document {
                kind: Kind::Card {
                    code: "ID",
                    optional1: "",
                    optional2: "",
                    id_number: "109682047518630427",
                    lines: Lines::All,
                },
                number: "204718936",
                issued: (2018, 3, 7),
                expires: Some((2028, 3, 6)),
                authority: "COMMUNE D'ALGER CENTRE",
            },
            Document {
                kind: Kind::Licence { step: "DRIVER_LICENSE" },
                number: "16-0384719",
                issued: (2016, 9, 12),
                expires: Some((2026, 9, 11)),
                authority: "WILAYA D'ALGER",
            },
        ],
    },
    Person {
        slug: "layla-al-mansoori",
        surname: "AL MANSOORI",
        given_names: "LAYLA SAEED",
        sex: 'F',
        born: (1994, 4, 19),
        birthplace: "AL AIN",
        country: "ARE",
        address: "VILLA 23, AL REEM STREET, ABU DHABI",
        documents: &[Document {
            kind: Kind::Card {
                code: "IL",
                optional1: "784199460318274",
                optional2: "",
                id_number: "784-1994-6031827-4",
                lines: Lines::All,
            },
            number: "138204756",
            issued: (2023, 5, 2),
            expires: Some((2033, 5, 1)),
            authority: "ICP",
        }],
    },
    Person {
        slug: "karim-el-masry",
        surname: "EL MASRY",
        given_names: "KARIM HASSAN",
        sex: 'M',
        born: (1989, 2, 17),
        birthplace: "ALEXANDRIA",
        country: "EGY",
        address: "19 NILE CORNICHE, GIZA",
        documents: &[Document {
            kind: Kind::Passport { personal_number: "28902170204517" },
            number: "A28417063",
            issued: (2021, 11, 24),
            expires: Some((2028, 11, 23)),
            authority: "GIZA",
        }],
    },
    Person {
        slug: "chidi-okafor",
        surname: "OKAFOR",
        given_names: "CHIDI EMEKA",
        sex: 'M',
        born: (2000, 2, 29),
        birthplace: "ENUGU",
        country: "NGA",
        address: "5 PALM CLOSE, IKEJA, LAGOS",
        documents: &[
            Document {
                kind: Kind::Passport { personal_number: "48120375926" },
                number: "B04719258",
                issued: (2024, 3, 1),
                expires: Some((2034, 2, 28)),
                authority: "IKEJA",
            },
            Document {
                kind: Kind::AddressProof,
                number: "",
                issued: (2026, 9, 15),
                expires: None,
                authority: "IKEJA ELECTRIC SPECIMEN",
            },
        ],
    },
    Person {
        slug: "mariem-ould-salem",
        surname: "OULD SALEM",
        given_names: "MARIEM",
        sex: 'F',
        born: (1983, 6, 11),
        birthplace: "NOUADHIBOU",
        country: "MRT",
        address: "TEVRAGH ZEINA ILOT K, NOUAKCHOTT",
        documents: &[Document {
            kind: Kind::Card {
                code: "I<",
                optional1: "4718203956",
                optional2: "",
                id_number: "4718203956",
                lines: Lines::FirstTwo,
            },
            number: "NA0248173",
            issued: (2017, 8, 21),
            expires: Some((2027, 8, 20)),
            authority: "ANRPTS",
        }],
    },
];
