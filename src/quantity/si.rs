//! Measures in units of the SI.

use super::{Quantity, QuantityKind};

/// A unit, its SI unit, and the factor and offset between them.
struct Conversion {
    unit: &'static str,
    si: &'static str,
    factor: f64,
    offset: f64,
}

const fn by(unit: &'static str, si: &'static str, factor: f64) -> Conversion {
    Conversion { unit, si, factor, offset: 0.0 }
}

/// Exact by definition, but for the feddan and the dunam (4,200.83 and 1,000 square metres), the quintal (100 kg)
/// and the barrel of oil; the gallon is that of the United States.
const CONVERSIONS: [Conversion; 45] = [
    by("m", "m", 1.0),
    by("km", "m", 1000.0),
    by("cm", "m", 0.01),
    by("mm", "m", 0.001),
    by("mi", "m", 1_609.344),
    by("nmi", "m", 1852.0),
    by("ft", "m", 0.3048),
    by("in", "m", 0.0254),
    by("yd", "m", 0.9144),
    by("km2", "m2", 1e6),
    by("m2", "m2", 1.0),
    by("ha", "m2", 10_000.0),
    by("dunam", "m2", 1000.0),
    by("feddan", "m2", 4_200.83),
    by("acre", "m2", 4_046.856_422_4),
    by("m3", "m3", 1.0),
    by("ft3", "m3", 0.028_316_846_592),
    by("L", "m3", 0.001),
    by("hL", "m3", 0.1),
    by("gal", "m3", 0.003_785_411_784),
    by("mL", "m3", 1e-6),
    by("barrel", "m3", 0.158_987_294_928),
    by("t", "kg", 1000.0),
    by("kt", "kg", 1e6),
    by("quintal", "kg", 100.0),
    by("kg", "kg", 1.0),
    by("g", "kg", 0.001),
    by("mg", "kg", 1e-6),
    by("lb", "kg", 0.453_592_37),
    by("oz", "kg", 0.028_349_523_125),
    by("km/h", "m/s", 1.0 / 3.6),
    by("knot", "m/s", 1852.0 / 3600.0),
    by("Hz", "Hz", 1.0),
    by("MHz", "Hz", 1e6),
    by("GHz", "Hz", 1e9),
    by("V", "V", 1.0),
    by("A", "A", 1.0),
    by("mA", "A", 0.001),
    by("kW", "W", 1000.0),
    by("MW", "W", 1e6),
    by("GW", "W", 1e9),
    by("kWh", "J", 3.6e6),
    by("hPa", "Pa", 100.0),
    Conversion { unit: "Cel", si: "K", factor: 1.0, offset: 273.15 },
    Conversion { unit: "[degF]", si: "K", factor: 5.0 / 9.0, offset: 459.67 * 5.0 / 9.0 },
];

impl Quantity<'_> {
    /// The value of a measure in its SI unit, and that unit; `None` for counts, money, per cent
    /// and units without an SI twin. Of a range, the lower end; of a rate, the amount without its time.
    ///
    /// ```
    /// use khabar::quantity::QuantityRecognizer;
    /// let quantities = QuantityRecognizer::builtin()?;
    /// // "Fifty kilometres from the town"
    /// let found = quantities.find("على بعد 50 كيلومترا من البلدة", None);
    /// assert_eq!(found[0].unit, Some("km"));
    /// assert_eq!(found[0].to_si(), Some((50_000.0, "m")));
    /// # Ok::<(), khabar::Error>(())
    /// ```
    pub fn to_si(&self) -> Option<(f64, &'static str)> {
        let unit = self.unit.filter(|_| self.kind == QuantityKind::Measure)?;
        let by = CONVERSIONS.iter().find(|by| by.unit == unit)?;
        Some((self.value? * by.factor + by.offset, by.si))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Table;

    /// What has no SI unit: parts of a circle, a scale or a million, kitchen measures, bits, points of a rate.
    const WITHOUT: [&str; 12] = [
        "degree",
        "Mpx",
        "MB",
        "GB",
        "TB",
        "cup",
        "spoon",
        "karat",
        "percentage_point",
        "basis_point",
        "[ppm]",
        "percent",
    ];

    #[test]
    fn every_unit_of_the_table_converts_or_cannot() -> crate::Result<()> {
        let columns = ["unit", "kind", "forms", "duals"];
        let source = include_str!("../../data/units.tsv");
        for row in Table::parse("units.tsv", source, &columns)?.rows() {
            let unit = row.get(0);
            let converts = CONVERSIONS.iter().any(|by| by.unit == unit);
            let cannot = WITHOUT.contains(&unit) || row.get(1) == "age";
            assert!(converts != cannot, "{unit}");
        }
        Ok(())
    }
}
