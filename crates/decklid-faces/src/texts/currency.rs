//! Money of other countries. The model counts in US dollars, as most sources do; people read their own money.
//!
//! Rates have two digits, because no rate of the day is known here, and a price differs far more by place and hour.

use super::Texts;

/// Currencies that the faces can show prices in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Currency {
    /// US dollars: nothing is converted.
    Usd,
    /// Euros.
    Eur,
    /// Pounds sterling.
    Gbp,
    /// Canadian dollars.
    Cad,
    /// Australian dollars.
    Aud,
    /// New Zealand dollars.
    Nzd,
    /// Yen.
    Jpy,
}

/// A currency with its rate.
struct Row {
    currency: Currency,
    code: &'static str,
    /// What so much of it is called.
    name: fn(&Texts, usize) -> String,
    /// How much of it a US dollar is, in two digits.
    rate: f64,
    /// When the rate held, a month or a year.
    held: &'static str,
    /// Decimal places that people use.
    digits: usize,
}

/// All currencies. Where the rates come from, read in November 2026:
///
/// - euro and pound: customs rates of June 2026 of HM Revenue and Customs, 1.3399 dollars and 1.1550 euros for a
///   pound, as <https://logisticsedge.pages.dev/articles/currency-hedging-import-payments/> tells them;
/// - the others: a judgment call after the table of early 2026 which
///   <https://calculatorhub.com/tools/currency-conversion-calculator/> itself calls illustrative.
const CURRENCIES: [Row; 7] = [
    Row { currency: Currency::Usd, code: "usd", name: Texts::currency_usd, rate: 1.0, held: "", digits: 2 },
    Row { currency: Currency::Eur, code: "eur", name: Texts::currency_eur, rate: 0.86, held: "2026-06", digits: 2 },
    Row { currency: Currency::Gbp, code: "gbp", name: Texts::currency_gbp, rate: 0.75, held: "2026-06", digits: 2 },
    Row { currency: Currency::Cad, code: "cad", name: Texts::currency_cad, rate: 1.4, held: "2026", digits: 2 },
    Row { currency: Currency::Aud, code: "aud", name: Texts::currency_aud, rate: 1.5, held: "2026", digits: 2 },
    Row { currency: Currency::Nzd, code: "nzd", name: Texts::currency_nzd, rate: 1.7, held: "2026", digits: 2 },
    Row { currency: Currency::Jpy, code: "jpy", name: Texts::currency_jpy, rate: 150.0, held: "2026", digits: 0 },
];

impl Currency {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Currency; 7] =
        [Currency::Usd, Currency::Eur, Currency::Gbp, Currency::Cad, Currency::Aud, Currency::Nzd, Currency::Jpy];

    fn row(self) -> &'static Row {
        CURRENCIES.iter().find(|row| row.currency == self).unwrap_or(&CURRENCIES[0])
    }

    /// Its name in links and options (ISO 4217, small letters).
    pub fn code(self) -> &'static str {
        self.row().code
    }

    /// The currency of that name, in letters of any size.
    pub fn named(code: &str) -> Option<Self> {
        CURRENCIES.iter().find(|row| row.code.eq_ignore_ascii_case(code)).map(|row| row.currency)
    }

    /// So much of it is that many US dollars.
    pub fn to_dollars(self, amount: f64) -> f64 {
        amount / self.row().rate
    }
}

impl Texts {
    /// What the reader's money is called.
    pub fn money_name(&self) -> String {
        self.money_names(self.measures().currency)
    }

    /// What a currency is called, many of it.
    pub fn money_names(&self, currency: Currency) -> String {
        (currency.row().name)(self, 2)
    }

    /// Money in words, such as `about 20 dollars` (USD in).
    pub fn money(&self, dollars: f64) -> String {
        let one = (self.measures().currency.row().name)(self, 1);
        match self.amount(dollars) {
            a if a < 0.05 => self.money_nothing(),
            a if a < 0.95 => self.money_less(&one),
            a if a < 1.5 => self.money_one(&one),
            a => self.money_many(&self.money_name(), &self.decimal(two_digits(a))),
        }
    }

    /// What something costs more than the best in words (USD in); less, if it is below 0.
    pub fn extra(&self, dollars: f64) -> String {
        match dollars {
            less if less <= -1.0 => self.helper_fewer(&self.money(-less)),
            more => self.helper_more(&self.money(more.max(0.0))),
        }
    }

    /// A price from least to most in words (USD in).
    pub fn price(&self, (least, most): (f64, f64)) -> String {
        if most < 0.5 {
            self.money_no_charge()
        } else if (most - least).abs() < 0.5 {
            self.money(most)
        } else {
            let [from, to] = [least, most].map(|d| self.decimal(self.rounded(d)));
            self.money_range(&from, &self.money_name(), &to)
        }
    }

    /// A computed sum, for those who compare numbers, such as `14.13 dollars` (USD in).
    pub fn sum(&self, dollars: f64) -> String {
        self.money_sum(&self.money_name(), &self.figure(dollars))
    }

    /// The same as a bare number, as a table shows it (USD in).
    pub fn figure(&self, dollars: f64) -> String {
        let digits = self.measures().currency.row().digits;
        self.point(format!("{:.digits$}", self.amount(dollars)))
    }

    /// What an hour is worth to someone, such as `30 dollars` (USD in).
    pub fn hourly(&self, dollars: f64) -> String {
        self.money_sum(&self.money_name(), &self.decimal(self.rounded(dollars)))
    }

    /// The same as a field of a form shows it: a bare number with a point.
    pub fn hourly_field(&self, dollars: f64) -> String {
        format!("{}", self.rounded(dollars))
    }

    /// Where the amounts come from, and at which rate they were converted.
    pub fn money_note(&self) -> String {
        self.conversion_note().unwrap_or_else(|| self.money_in_dollars())
    }

    /// That amounts were converted and how, if they were.
    pub fn conversion_note(&self) -> Option<String> {
        let (row, rate) = self.conversion()?;
        Some(self.money_converted(&self.money_name(), &rate, &self.month(row.held)))
    }

    /// The rate alone, if amounts were converted.
    pub fn rate(&self) -> Option<String> {
        let (_, rate) = self.conversion()?;
        Some(self.card_rate(&self.money_name(), &rate))
    }

    /// The reader's currency and its rate, unless it is the dollar.
    fn conversion(&self) -> Option<(&'static Row, String)> {
        let row = self.measures().currency.row();
        (row.currency != Currency::Usd).then(|| (row, self.decimal(row.rate)))
    }

    /// An amount of dollars in the reader's currency.
    pub fn amount(&self, dollars: f64) -> f64 {
        dollars * self.measures().currency.row().rate
    }

    /// Dollars as they are, other money in two digits: the rate has no more.
    fn rounded(&self, dollars: f64) -> f64 {
        let amount = self.amount(dollars);
        match self.measures().currency {
            Currency::Usd => (amount * 100.0).round() / 100.0,
            Currency::Eur | Currency::Gbp | Currency::Cad | Currency::Aud | Currency::Nzd | Currency::Jpy => {
                two_digits(amount)
            }
        }
    }
}

/// Rounded to two digits, and to whole numbers below ten.
pub(super) fn two_digits(x: f64) -> f64 {
    let unit = 10f64.powf((x.log10().floor() - 1.0).max(0.0));
    (x / unit).round() * unit
}

#[cfg(test)]
mod tests {
    use super::super::{Language, Measures};
    use super::*;
    use crate::english::English;

    fn reader(language: Language, currency: Currency) -> Texts {
        let texts = Texts::of(language);
        texts.measured_in(Measures { currency, ..texts.measures() })
    }

    #[test]
    fn amounts_are_told_in_the_readers_money() {
        let us = Language::English(English::Us);
        let cases = [
            (us, Currency::Usd, "about 140 dollars", "75 to 150 dollars", "137.00 dollars"),
            (us, Currency::Eur, "about 120 euros", "65 to 130 euros", "117.82 euros"),
            (us, Currency::Gbp, "about 100 pounds", "56 to 110 pounds", "102.75 pounds"),
            (us, Currency::Jpy, "about 21,000 yen", "11,000 to 23,000 yen", "20550 yen"),
            (Language::German, Currency::Eur, "etwa 120 Euro", "65 bis 130 Euro", "117,82 Euro"),
            (Language::German, Currency::Jpy, "etwa 21.000 Yen", "11.000 bis 23.000 Yen", "20550 Yen"),
        ];
        for (language, currency, money, price, sum) in cases {
            let t = reader(language, currency);
            assert_eq!([t.money(137.0), t.price((75.0, 150.0)), t.sum(137.0)], [money, price, sum], "{currency:?}");
        }
        let t = reader(us, Currency::Gbp);
        assert_eq!([t.money(1.0), t.money(1.6), t.money(0.0)], ["less than 1 pound", "about 1 pound", "nothing"]);
        assert_eq!(t.hourly(30.0), "23 pounds");
        assert_eq!(reader(us, Currency::Usd).hourly(32.5), "32.5 dollars");
    }

    #[test]
    fn conversions_are_told() {
        assert_eq!(reader(Language::German, Currency::Usd).conversion_note(), None);
        let note = reader(Language::German, Currency::Eur).money_note();
        assert!(note.contains("0,86") && note.contains("Juni 2026"), "{note}");
        assert_eq!(Currency::named("EUR"), Some(Currency::Eur));
        assert_eq!(Currency::named("xxx"), None);
        for (at, row) in CURRENCIES.iter().enumerate() {
            assert_eq!(Currency::ALL[at], row.currency);
            assert_eq!(row.rate, if row.rate < 1.0 { (row.rate * 100.0).round() / 100.0 } else { row.rate });
        }
    }
}
