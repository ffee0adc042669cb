//! The score of an item as a formula: each curve of [`Curve::draw`] in the words of a spreadsheet.

use domain::kpi::{BandOf, Curve, KpiItem, PieceOf, TargetKind};

use super::layout::{Column, ItemPlace, Layout};

/// A formula holds 8,192 characters; a step takes at most 180.
pub const MOST_STEPS: usize = 40;

/// The cells that the score of one person's item is computed from.
pub struct ItemCells<'a> {
    /// Where the definition stands.
    pub layout: &'a Layout,
    /// The item.
    pub item: &'a KpiItem,
    /// Where it stands in the definition.
    pub place: ItemPlace,
    /// The person's value.
    pub value: String,
    /// The target of the person's months.
    pub target: String,
    /// The person's months.
    pub months: String,
}

/// Equal where binary fractions are not quite.
fn reaches(x: &str, limit: &str) -> String {
    format!("ROUND({x}-({limit}),6)>=0")
}

/// A number as it would be without binary fractions, rounded.
pub fn rounded(number: &str, places: u32) -> String {
    format!("ROUND(ROUND({number},9),{places})")
}

impl ItemCells<'_> {
    fn cell(&self, column: Column) -> String {
        self.layout.cell(self.place.row, column)
    }

    /// In the direction in which results get better.
    fn better(&self, of: &str) -> String {
        match self.item.target.kind {
            TargetKind::AtMost => format!("(-{of})"),
            TargetKind::Range => format!("({of}*{})", self.cell(Column::DIRECTION)),
            _ => of.to_string(),
        }
    }

    /// A number of the definition that a longer period wants more of.
    fn over_months(&self, cell: String) -> String {
        match self.item.target.kind {
            TargetKind::CountPerMonth => format!("{cell}*{}", self.months),
            _ => cell,
        }
    }

    /// The target of the person's months, empty where there is none.
    pub fn target(&self) -> String {
        let cell = self.cell(Column::TARGET);
        format!("IF(ISNUMBER({cell}),{},\"\")", self.over_months(cell.clone()))
    }

    /// Whether the target is met, in the words for yes and no; empty without data.
    pub fn met(&self, yes: &str, no: &str) -> String {
        let (value, target) = (&self.value, &self.target);
        let from = self.cell(Column::FROM);
        let limit = match self.item.target.kind {
            TargetKind::Range => format!("IF(ISNUMBER({from}),{from},{target})"),
            _ => target.clone(),
        };
        let met = reaches(&self.better(value), &self.better(&limit));
        format!("IF(AND(ISNUMBER({value}),ISNUMBER({target})),IF({met},\"{yes}\",\"{no}\"),\"\")")
    }

    /// The score, rounded to two places; empty without data or where there is no curve. `None` for a
    /// curve of more steps than a formula can hold.
    pub fn score(&self) -> Option<String> {
        let (value, target) = (&self.value, &self.target);
        let curve = rounded(&self.curve()?, 2);
        Some(format!("IF(AND(ISNUMBER({value}),ISNUMBER({target})),IFERROR({curve},\"\"),\"\")"))
    }

    fn curve(&self) -> Option<String> {
        let (goal, full) = (&self.target, self.layout.full());
        let x = self.better(&self.value);
        let met = self.better(goal);
        let (step, points) = (self.cell(Column::STEP), self.cell(Column::POINTS));
        let most = self.cell(Column::MOST);
        let with_steps = |told: String| format!("IF(AND(N({step})>0,N({points})>0),{told},\"\")");
        Some(match &self.item.curve {
            Curve::Linear { .. } => self.linear(&x, &full),
            Curve::Range { .. } => self.range(&x, &met, &full),
            Curve::PerStep { .. } => {
                let way = format!("({full}*{step}/{points})");
                let begins = reaches(&x, &format!("{met}-{way}"));
                let missed = format!("IF({begins},({x}-({met}-{way}))*{full}/{way},0)");
                with_steps(format!("IF({},{full},{missed})", reaches(&x, &met)))
            }
            Curve::Pass => format!("IF({},{full},0)", reaches(&x, &met)),
            Curve::Bands { bands } => return self.bands(&x, bands.iter().map(|band| band.of)),
            Curve::Pieces { pieces } => return self.pieces(pieces.iter().map(|one| one.gives)),
            Curve::Bonus { .. } => {
                let top = format!("{met}+{most}*{step}/{points}");
                let rise = format!("({x}-{met})*{points}/{step}");
                let beyond = format!("IF({},{rise},0)", reaches(&x, &met));
                with_steps(format!("IF({},{most},{beyond})", reaches(&x, &top)))
            }
            Curve::Malus { .. } => {
                let worst = format!("({met}-{most}*{step}/{points})");
                let rise = format!("-{most}+({x}-{worst})*{points}/{step}");
                let short = format!("IF({},{rise},-{most})", reaches(&x, &worst));
                with_steps(format!("IF({},0,{short})", reaches(&x, &met)))
            }
        })
    }

    fn linear(&self, x: &str, full: &str) -> String {
        let goal = &self.target;
        let cap = self.cell(Column::CAP);
        let sign = self.cell(Column::DIRECTION);
        let start = match self.item.target.kind {
            TargetKind::AtMost => format!("(-2*{goal})"),
            TargetKind::Range => format!("IF({sign}<0,-2*{goal},0)"),
            _ => "0".to_string(),
        };
        let top = reaches(x, &format!("{start}+{cap}/100*{goal}"));
        let rise = format!("IF({},({x}-{start})*{full}/{goal},0)", reaches(x, &start));
        let drawn = format!("IF({top},{cap}/100*{full},{rise})");
        let of_nothing = match self.item.target.kind {
            TargetKind::AtMost | TargetKind::Range => {
                let all = format!("IF({},{full},0)", reaches(x, "0"));
                format!("IF(AND({goal}=0,{sign}<0,{cap}>=100),{all},\"\")")
            }
            _ => "\"\"".to_string(),
        };
        format!("IF({goal}>0,{drawn},{of_nothing})")
    }

    fn range(&self, x: &str, far: &str, full: &str) -> String {
        let from = self.cell(Column::FROM);
        let near = self.better(&from);
        let low = format!("({}/100*{full})", self.cell(Column::CAP));
        let width = format!("({far}-{near})");
        let way = match self.item.target.kind {
            TargetKind::AtMost => width.clone(),
            TargetKind::Range => {
                format!("IF({}<0,{width},{near})", self.cell(Column::DIRECTION))
            }
            _ => near.clone(),
        };
        let begins = reaches(x, &format!("{near}-{way}"));
        let below = format!("IF(AND({way}>0,{begins}),({x}-({near}-{way}))*{low}/{way},0)");
        let between = format!("{low}+({x}-{near})*({full}-{low})/{width}");
        let reached = format!("IF({},{between},{below})", reaches(x, &near));
        let drawn = format!("IF({},{full},{reached})", reaches(x, far));
        format!("IF(AND(ISNUMBER({from}),{width}>0),{drawn},\"\")")
    }

    fn steps(&self) -> impl Iterator<Item = u32> {
        self.place.first_step..
    }

    fn bands(&self, x: &str, bands: impl ExactSizeIterator<Item = BandOf>) -> Option<String> {
        (bands.len() <= MOST_STEPS).then_some(())?;
        let budget = self.cell(Column::BUDGET);
        let mut wants_budget = false;
        let mut best = String::from("MAX(0");
        for (row, of) in self.steps().zip(bands) {
            let (from, score) = (self.layout.step(row, 2), self.layout.step(row, 4));
            let limit = match of {
                BandOf::Value => from,
                BandOf::Target => format!("({from}/100*{})", self.target),
                BandOf::Budget => {
                    wants_budget = true;
                    format!("({from}/100*{})", self.over_months(budget.clone()))
                }
            };
            best += &format!(",IF({},{score},0)", reaches(x, &self.better(&limit)));
        }
        best.push(')');
        Some(match wants_budget {
            true => format!("IF(ISNUMBER({budget}),{best},\"\")"),
            false => best,
        })
    }

    fn pieces(&self, pieces: impl ExactSizeIterator<Item = PieceOf>) -> Option<String> {
        (pieces.len() <= MOST_STEPS).then_some(())?;
        let (value, goal) = (&self.value, &self.target);
        let mut sum = String::from("0");
        for (row, gives) in self.steps().zip(pieces) {
            let [from, number, until] = [2, 4, 5].map(|column| self.layout.step(row, column));
            let given = match gives {
                PieceOf::Fixed => number,
                PieceOf::Value => format!("{value}*{number}"),
                PieceOf::Attainment => format!("{value}/{goal}*100*{number}"),
            };
            let begun = reaches(value, &format!("{from}/100*{goal}"));
            let ended = reaches(value, &format!("N({until})/100*{goal}"));
            let within = format!("AND({begun},OR({until}=\"\",NOT({ended})))");
            sum += &format!("+IF({within},{given},0)");
        }
        let rises = match self.item.target.kind {
            TargetKind::AtMost => "FALSE".to_string(),
            TargetKind::Range => format!("{}>0", self.cell(Column::DIRECTION)),
            _ => "TRUE".to_string(),
        };
        Some(format!("IF(AND({goal}>0,{rises}),{sum},\"\")"))
    }
}
