//! Reading a formula: words, then their order, in time bounded by the longest text allowed.

use rust_decimal::Decimal;

use super::formula::{Formula, Operator};
use super::{Bilingual, Measure};

/// The longest text of a formula, in characters.
pub const LONGEST: usize = 400;
/// How deep brackets and signs may stand in each other.
pub const DEEPEST: usize = 12;

/// What is wrong with a formula, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} (at {at})", .problem.said().en)]
pub struct FormulaError {
    /// The first character concerned, from 0.
    pub at: usize,
    /// How many characters are concerned.
    pub length: usize,
    /// What is wrong with them.
    pub problem: Problem,
}

/// What is wrong with a part of a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is nothing.
    Empty,
    /// More than [`LONGEST`] characters.
    TooLong,
    /// More than [`DEEPEST`] levels.
    TooDeep,
    /// A sign that no formula has.
    UnknownSign(char),
    /// A name that is no measure.
    UnknownName(String),
    /// The code of a metric where a measure must stand; its formula may stand there in brackets.
    MetricName {
        /// What was written.
        name: String,
        /// The formula that it stands for.
        formula: String,
    },
    /// A number that cannot be read.
    BadNumber,
    /// Something else must come here: a measure, a number or a bracket.
    ValueExpected,
    /// A sign must come between two values.
    OperatorExpected,
    /// A bracket that nobody opened.
    NotOpened,
    /// A bracket that nobody closed.
    NotClosed,
    /// The divisor is always zero.
    DivisionByZero,
    /// Two things of different units are added up.
    UnitClash {
        /// The unit of the first.
        left: Bilingual,
        /// The unit of the second.
        right: Bilingual,
    },
    /// No measure at all: always the same number.
    Constant,
    /// A percentage of two things of different units.
    PercentOfDifferentUnits(Bilingual),
    /// The result has another unit than was said.
    OtherUnit {
        /// What the formula gives.
        gives: Bilingual,
    },
    /// More is said to be better, and the formula counts what should be less, or the other way round.
    OtherDirection,
}

impl Problem {
    /// What people read.
    pub fn said(&self) -> Bilingual {
        let both = |zh: String, en: String| Bilingual { zh: zh.into(), en: en.into() };
        match self {
            Self::Empty => Bilingual::of("公式是空的", "The formula is empty"),
            Self::TooLong => both(
                format!("公式太长，最多 {LONGEST} 个字符"),
                format!("The formula is too long: {LONGEST} characters at most"),
            ),
            Self::TooDeep => both(
                format!("括号或正负号套得太深，最多 {DEEPEST} 层"),
                format!("Brackets or signs stand too deep in each other: {DEEPEST} levels at most"),
            ),
            Self::UnknownSign(sign) => both(
                format!("不认识的符号“{sign}”，可用 + - * / ( )"),
                format!("“{sign}” is no sign of a formula; these are: + - * / ( )"),
            ),
            Self::UnknownName(name) => both(
                format!("没有叫“{name}”的计量项"),
                format!("There is no measure called “{name}”"),
            ),
            Self::MetricName { name, formula } => both(
                format!("“{name}”是指标，公式里请写 ({formula})"),
                format!("“{name}” is a metric; write ({formula}) instead"),
            ),
            Self::BadNumber => Bilingual::of("这个数字读不懂", "This number cannot be read"),
            Self::ValueExpected => Bilingual::of(
                "这里应是计量项、数字或括号",
                "A measure, a number or a bracket must stand here",
            ),
            Self::OperatorExpected => {
                Bilingual::of("这里缺一个运算符 + - * /", "One of + - * / is missing here")
            }
            Self::NotOpened => {
                Bilingual::of("这个右括号没有对应的左括号", "This bracket was never opened")
            }
            Self::NotClosed => {
                Bilingual::of("这个左括号没有对应的右括号", "This bracket is never closed")
            }
            Self::DivisionByZero => Bilingual::of("除数恒为零", "This divisor is always zero"),
            Self::UnitClash { left, right } => both(
                format!("单位不同，不能相加减：{}与{}", left.zh, right.zh),
                format!("Different units cannot be added: {} and {}", left.en, right.en),
            ),
            Self::Constant => Bilingual::of(
                "公式里没有任何计量项，结果永远不变",
                "There is no measure in it: the result never changes",
            ),
            Self::PercentOfDifferentUnits(unit) => both(
                format!("百分比要用同一单位的两个量相除，这里得到的是{}", unit.zh),
                format!(
                    "A percentage is one thing over another of the same unit; this gives {}",
                    unit.en
                ),
            ),
            Self::OtherUnit { gives } => both(
                format!("单位不符，这个公式得到的是{}", gives.zh),
                format!("The unit does not fit: this formula gives {}", gives.en),
            ),
            Self::OtherDirection => Bilingual::of(
                "方向不符：这个公式数的是越少越好的事，却说越大越好（或相反）",
                "The direction does not fit: what the formula counts should be less when more is said to be better, or the other way round",
            ),
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Word {
    Number(Decimal),
    Name(String),
    Sign(char),
}

struct Placed {
    word: Word,
    at: usize,
    length: usize,
}

/// Reads a formula. Names are those of measures; `formula_of` gives the formula of a metric, so that
/// who writes its name is told what to write instead.
pub(super) fn parse(
    text: &str,
    formula_of: impl Fn(&str) -> Option<String>,
) -> Result<Formula, FormulaError> {
    let letters: Vec<char> = text.chars().collect();
    if letters.len() > LONGEST {
        let length = letters.len() - LONGEST;
        return Err(FormulaError { at: LONGEST, length, problem: Problem::TooLong });
    }
    let words = words(&letters)?;
    if words.is_empty() {
        return Err(FormulaError { at: 0, length: letters.len(), problem: Problem::Empty });
    }
    let mut reader = Reader { words: &words, next: 0, end: letters.len(), formula_of: &formula_of };
    let formula = reader.sum(0)?;
    match reader.peek() {
        None => Ok(formula),
        Some(Placed { word: Word::Sign(')'), at, length }) => {
            Err(FormulaError { at: *at, length: *length, problem: Problem::NotOpened })
        }
        Some(Placed { at, length, .. }) => {
            Err(FormulaError { at: *at, length: *length, problem: Problem::OperatorExpected })
        }
    }
}

fn words(letters: &[char]) -> Result<Vec<Placed>, FormulaError> {
    let mut words = Vec::new();
    let mut at = 0;
    let run = |from: usize, belongs: fn(char) -> bool| {
        letters[from..].iter().take_while(|letter| belongs(**letter)).count()
    };
    while let Some(&letter) = letters.get(at) {
        let length = match letter {
            ' ' | '\t' | '\n' | '\r' | '\u{3000}' => {
                at += 1;
                continue;
            }
            letter if letter.is_alphabetic() || letter == '_' => {
                run(at, |letter| letter.is_alphanumeric() || letter == '_')
            }
            letter if letter.is_ascii_digit() || letter == '.' => {
                run(at, |letter| letter.is_ascii_digit() || letter == '.')
            }
            _ => 1,
        };
        let text: String = letters[at..at + length].iter().collect();
        let word = match plain(letter) {
            sign @ ('+' | '-' | '*' | '/' | '(' | ')') => Word::Sign(sign),
            letter if letter.is_ascii_digit() || letter == '.' => match text.parse() {
                Ok(number) => Word::Number(number),
                Err(_) => return Err(FormulaError { at, length, problem: Problem::BadNumber }),
            },
            letter if letter.is_alphabetic() || letter == '_' => Word::Name(text),
            other => {
                return Err(FormulaError { at, length, problem: Problem::UnknownSign(other) });
            }
        };
        words.push(Placed { word, at, length });
        at += length;
    }
    Ok(words)
}

/// The sign that a keyboard set to Chinese, or a person who writes as in school, means.
fn plain(letter: char) -> char {
    match letter {
        '（' => '(',
        '）' => ')',
        '＋' => '+',
        '－' | '−' | '–' => '-',
        '＊' | '×' => '*',
        '／' | '÷' => '/',
        other => other,
    }
}

struct Reader<'a> {
    words: &'a [Placed],
    next: usize,
    end: usize,
    formula_of: &'a dyn Fn(&str) -> Option<String>,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<&'a Placed> {
        self.words.get(self.next)
    }

    fn take(&mut self, signs: &[char]) -> Option<char> {
        let Word::Sign(sign) = self.peek()?.word else { return None };
        if !signs.contains(&sign) {
            return None;
        }
        self.next += 1;
        Some(sign)
    }

    /// Terms with + and - between them.
    fn sum(&mut self, depth: usize) -> Result<Formula, FormulaError> {
        let mut whole = self.product(depth)?;
        while let Some(sign) = self.take(&['+', '-']) {
            let operator = if sign == '+' { Operator::Plus } else { Operator::Minus };
            let right = self.product(depth)?;
            whole = whole.joined(operator, right);
        }
        Ok(whole)
    }

    /// Values with * and / between them.
    fn product(&mut self, depth: usize) -> Result<Formula, FormulaError> {
        let mut whole = self.value(depth)?;
        while let Some(sign) = self.take(&['*', '/']) {
            let operator = if sign == '*' { Operator::Times } else { Operator::Over };
            let from = self.peek().map_or(self.end, |placed| placed.at);
            let right = self.value(depth)?;
            if operator == Operator::Over && right.is_always_zero() {
                let last = self.words.get(self.next.saturating_sub(1));
                let to = last.map_or(self.end, |placed| placed.at + placed.length);
                let length = to.saturating_sub(from).max(1);
                return Err(FormulaError { at: from, length, problem: Problem::DivisionByZero });
            }
            whole = whole.joined(operator, right);
        }
        Ok(whole)
    }

    /// A measure, a number, something in brackets, or any of them with a sign before it.
    fn value(&mut self, depth: usize) -> Result<Formula, FormulaError> {
        let Some(placed) = self.peek() else {
            let at = self.end.saturating_sub(1);
            return Err(FormulaError { at, length: 1, problem: Problem::ValueExpected });
        };
        let wrong = |problem| FormulaError { at: placed.at, length: placed.length, problem };
        if depth >= DEEPEST {
            return Err(wrong(Problem::TooDeep));
        }
        self.next += 1;
        match &placed.word {
            Word::Number(number) => Ok(Formula::Number(*number)),
            Word::Name(name) => match Measure::from_code(name) {
                Some(measure) => Ok(Formula::Of(measure)),
                None => Err(wrong(match (self.formula_of)(name) {
                    Some(formula) => Problem::MetricName { name: name.clone(), formula },
                    None => Problem::UnknownName(name.clone()),
                })),
            },
            Word::Sign('-') => Ok(Formula::Negative(Box::new(self.value(depth + 1)?))),
            Word::Sign('(') => {
                let inner = self.sum(depth + 1)?;
                match self.peek().map(|next| &next.word) {
                    Some(Word::Sign(')')) => {
                        self.next += 1;
                        Ok(inner)
                    }
                    None => Err(wrong(Problem::NotClosed)),
                    Some(Word::Number(_) | Word::Name(_) | Word::Sign(_)) => {
                        let next = &self.words[self.next];
                        let problem = Problem::OperatorExpected;
                        Err(FormulaError { at: next.at, length: next.length, problem })
                    }
                }
            }
            Word::Sign(_) => Err(wrong(Problem::ValueExpected)),
        }
    }
}
