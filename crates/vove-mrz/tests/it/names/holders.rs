//! Invented holders: names composed of common names of a region.

use proptest::{collection::vec, prelude::*, sample::select};

/// The parts of which names of a region are composed.
pub(crate) struct Region {
    pub(crate) particles: &'static [&'static str],
    pub(crate) surnames: &'static [&'static str],
    pub(crate) given: &'static [&'static str],
}

pub(crate) const REGIONS: &[Region] = &[
    Region {
        particles: &["El", "Ben", "Aït", "Bou", "Ould"],
        surnames: &["Idrissi", "Bennani", "Alaoui", "Haddad", "Benkirane", "Mansouri", "Chraïbi", "Ziani", "Oufkir"],
        given: &[
            "Mohamed",
            "Fatima-Zahra",
            "Youssef",
            "Abdelkader",
            "Khadija",
            "Rachid",
            "M'hamed",
            "Zineb",
            "Nour Eddine",
        ],
    },
    Region {
        particles: &["Al", "Al-", "bin", "bint"],
        surnames: &["Suwaidi", "Maktoum", "Nahyan", "Rashid", "Qasimi", "Otaibi", "Shamsi", "Kaabi"],
        given: &["Layla Saeed", "Khalid", "Abdul Rahman", "Obaid", "Noura bint Fahad", "Sheikha", "Saif"],
    },
    Region {
        particles: &["El", "Abd El", "Abou"],
        surnames: &["Masry", "Shazly", "Rahman", "Naggar", "Sayed", "Gendy", "Hawary"],
        given: &["Karim Hassan", "Salah Mohamed Ahmed", "Mona", "Gamal Abdel Nasser", "Hoda", "Abdelrahman"],
    },
    Region {
        particles: &[],
        surnames: &["N'Guessan", "Diop", "Mbaye", "Ouattara", "Okafor", "Konaté", "Traoré", "Adé", "Ouédraogo", "Wade"],
        given: &[
            "Akissi Marie",
            "Awa",
            "Mouhamadou Moustapha",
            "Chidi Emeka",
            "Koffi Jean-Marc",
            "Aminata",
            "Ọlúwaṣeun",
        ],
    },
    Region {
        particles: &[],
        surnames: &["Şahin", "Öztürk", "Çelik", "Yıldırım", "Gül", "Özdemir", "Güneş", "Doğan"],
        given: &["İbrahim", "Ayşe Nur", "Gökhan", "Ümit", "Çağla", "Zeynep", "Mustafa Kemal"],
    },
    Region {
        particles: &["van der", "von", "de la", "D'"],
        surnames: &[
            "Müller",
            "Åkesson",
            "Nuñez",
            "Weiß",
            "Sørensen",
            "Łukaszewicz",
            "O'Connor",
            "Ibáñez",
            "Meikäläinen",
        ],
        given: &["Jürgen", "Åsa", "Iñigo", "Anna-Maria", "Æthelred", "Þór", "Zoë", "Jean-Noël", "François"],
    },
];

/// A surname and given names, in mixed case or in capitals.
pub(crate) fn holder() -> impl Strategy<Value = (String, String)> {
    let region = 0..REGIONS.len();
    region.prop_flat_map(|region| {
        let region = &REGIONS[region];
        let particle = prop_oneof![Just(""), select([region.particles, &[""]].concat())];
        let surname = (particle, vec(select(region.surnames), 1..4), select(vec![" ", "-"])).prop_map(
            |(particle, words, between)| match particle {
                "" => words.join(between),
                joined if joined.ends_with(['-', '\'']) => format!("{joined}{}", words.join(between)),
                apart => format!("{apart} {}", words.join(between)),
            },
        );
        let given = vec(select(region.given), 0..5).prop_map(|words| words.join(" "));
        (surname, given, any::<bool>()).prop_map(|(surname, given, capitals)| match capitals {
            true => (surname.to_uppercase(), given.to_uppercase()),
            false => (surname, given),
        })
    })
}
