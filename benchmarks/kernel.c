// Rival (e), the limit: the three standards fused by hand. Blocks of firms stay in the first-level cache; every
// loop is simple enough for the compiler to use the widest registers. Missing: NaN, INT32_MIN, byte 2 or 255.
// `names.h` is written by kernel.py: F_* places of facts, O_* places of outputs, the two dates.
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include "names.h"

#define BLOCK 1024
// Columns never overlap, so no iteration waits for another.
#define EACH _Pragma("GCC ivdep") for (int i = 0; i < n; i++)
#define ULPS (4 * 1.1102230246251565e-16)
#define GE(value, bound) ((value) >= (bound) * (1 - ULPS))
#define LE(value, bound) ((value) <= (bound) * (1 + ULPS))
#define OUT(name) (out[O_##name] + at)
#define TO(name) byte *restrict name = OUT(name)
#define MONEY(name) ((const double *)facts[F_##name] + at)
#define COUNT(name) ((const int32_t *)facts[F_##name] + at)
#define FLAG(name) ((const uint8_t *)facts[F_##name] + at)

typedef uint8_t byte;
typedef struct { double value[BLOCK]; byte open[BLOCK]; } figure;
typedef struct {
    int n; size_t at; void *const *facts; byte *const *out;
    byte old[3][BLOCK], gate[BLOCK], field_unknown[BLOCK];
    figure rd, rd1, main, margin, staff, debt, growth, mean, equity2, equity3;
} firms;
#define USE int n = f->n; size_t at = f->at; void *const *facts = f->facts; byte *const *out = f->out; (void)facts; (void)out; (void)at

static inline byte min2(byte a, byte b) { return a < b ? a : b; }
static inline byte max2(byte a, byte b) { return a > b ? a : b; }
static inline byte three(byte met, byte open, byte unknown) { return met ? 3 : (open ? unknown : 0); }
static inline byte either(byte judged, byte other) { return judged == 2 && other == 1 ? 1 : max2(judged, other); }

// above / below; -1 where there is no value and none can come, or where a fact is still missing (open).
static void ratio(figure *r, int n, const double *above, const double *below, const byte *old) {
    EACH {
        byte never = (above[i] <= 0) | (below[i] <= 0) | !old[i], known = (above[i] > 0) & (below[i] > 0);
        r->value[i] = known & !never ? above[i] / below[i] : -1;
        r->open[i] = !known & !never;
    }
}

static void debt(figure *r, int n, const double *above, const double *below, const byte *old) {
    EACH {
        byte never = (below[i] <= 0) | !old[i], known = (above[i] >= 0) & (below[i] > 0);
        r->value[i] = known & !never ? above[i] / below[i] : 1e300;
        r->open[i] = !known & !never;
    }
}

static void staff(figure *r, int n, const int32_t *above, const int32_t *below, const byte *old) {
    EACH {
        byte zero = (above[i] == 0) | (below[i] == 0), known = (above[i] > 0) & (below[i] > 0);
        r->value[i] = known & old[i] ? (double)above[i] / below[i] : -1;
        r->open[i] = !known & !zero & old[i];
    }
}

static double exact(double sum, double last, double before, double first) {
    __int128 m0 = isnan(last) ? 0 : llrint(last * 100), m1 = llrint(before * 100), m2 = llrint(first * 100);
    long long bound = llrint(sum * 50);
    return (double)bound / 50 - ((m0 * m2 + m1 * m1) * 50 >= m1 * m2 * bound ? 0 : 1e-6);
}

static void mean_growth(firms *f) {
    USE;
    const double *last = MONEY(main_revenue), *before = MONEY(main_revenue_1), *first = MONEY(main_revenue_2);
    byte near[BLOCK], any = 0;
    EACH {
        byte never = (before[i] <= 0) | (first[i] <= 0) | !f->old[2][i], known = (before[i] > 0) & (first[i] > 0);
        double sum = (last[i] >= 0 ? last[i] : 0) / before[i] + before[i] / first[i];
        f->mean.value[i] = known & !never ? sum : -1;
        f->mean.open[i] = !never & (!known | !(last[i] >= 0));
        near[i] = fabs(sum * 50 - nearbyint(sum * 50)) < 1e-11;
        any |= near[i];
    }
    if (any)
        for (int i = 0; i < n; i++) if (near[i] && f->mean.value[i] > 0) f->mean.value[i] = exact(f->mean.value[i], last[i], before[i], first[i]);
}

static void equity(firms *f) {
    USE;
    const double *e0 = MONEY(equity_financing), *e1 = MONEY(equity_financing_1), *e2 = MONEY(equity_financing_2);
    EACH {
        double a = e0[i] > 0 && f->old[0][i] ? e0[i] : 0, b = e1[i] > 0 && f->old[1][i] ? e1[i] : 0;
        double c = e2[i] > 0 && f->old[2][i] ? e2[i] : 0;
        byte open = (f->old[0][i] & !(e0[i] >= 0)) | (f->old[1][i] & !(e1[i] >= 0));
        f->equity2.value[i] = a + b + 0.004, f->equity2.open[i] = open;
        f->equity3.value[i] = a + b + c + 0.004, f->equity3.open[i] = open | (f->old[2][i] & !(e2[i] >= 0));
    }
}

static void figures(firms *f) {
    USE;
    const int32_t *founded = COUNT(established_on);
    EACH {
        f->old[0][i] = founded[i] < YEAR_START_0;
        f->old[1][i] = founded[i] < YEAR_START_1;
        f->old[2][i] = founded[i] < YEAR_START_2;
    }
    ratio(&f->rd, n, MONEY(rd_expense), MONEY(revenue), f->old[0]);
    ratio(&f->rd1, n, MONEY(rd_expense_1), MONEY(revenue_1), f->old[1]);
    ratio(&f->main, n, MONEY(main_revenue), MONEY(revenue), f->old[0]);
    ratio(&f->margin, n, MONEY(net_profit), MONEY(revenue), f->old[0]);
    ratio(&f->growth, n, MONEY(main_revenue), MONEY(main_revenue_1), f->old[1]);
    staff(&f->staff, n, COUNT(rd_staff), COUNT(employees), f->old[0]);
    debt(&f->debt, n, MONEY(total_liabilities), MONEY(total_assets), f->old[0]);
    mean_growth(f);
    equity(f);
}

// Points by lower (or upper) bounds on a figure; up to five steps, each worth what it adds.
typedef struct { double bound; byte adds; } step;
static inline __attribute__((always_inline)) void points(byte *restrict low, byte *restrict high, int n, const figure *restrict r, const step *s, int falling, byte most) {
    double sign = falling ? -1 : 1, bound[5];
    byte adds[5];
    for (int k = 0; k < 5; k++) bound[k] = sign * s[k].bound, adds[k] = s[k].adds;
    EACH {
        double v = sign * r->value[i];
        byte p = 0;
        for (int k = 0; k < 5; k++) p += (byte)((v >= bound[k]) * adds[k]);
        low[i] = p, high[i] = r->open[i] ? most : p;
    }
}
#define UP(b, a) {(b) * (1 - ULPS), a}
#define DOWN(b, a) {(b) * (1 + ULPS), a}
#define NONE {INFINITY, 0}
#define LEAST {-INFINITY, 0}
#define POINTS(name, fig, falling, most, ...) do { \
    static const step s[5] = {__VA_ARGS__}; \
    points(OUT(name##_low), OUT(name##_high), n, &f->fig, s, falling, most); } while (0)

static void rights(byte *restrict low, byte *restrict high, int n, const int32_t *const *columns, const byte *worths) {
    const int32_t *facts[4] = {columns[0], columns[1], columns[2], columns[3]};
    const byte worth[4] = {worths[0], worths[1], worths[2], worths[3]};
    EACH {
        byte l = 0, h = 0;
        for (int k = 3; k >= 0; k--) {
            int32_t held = facts[k][i];
            l = held >= 1 ? worth[k] : l;
            h = (held >= 1) | (held == INT32_MIN) ? worth[k] : h;
        }
        low[i] = l, high[i] = h;
    }
}

static inline __attribute__((always_inline)) void ladder(byte *restrict low, byte *restrict high, int n, const int32_t *fact, const byte *old, int first, int by, const byte *worth, int steps, byte most) {
    EACH {
        byte p = 0;
        int32_t value = old ? (old[i] ? fact[i] : 0) : fact[i];
        for (int k = 0; k < steps; k++) p = value >= first + k * by ? worth[k] : p;
        low[i] = p, high[i] = value == INT32_MIN ? most : p;
    }
}
#include "kernel_rules.h"

// Judge `count` firms from `start` on. `facts` and `out` are arrays of columns.
void judge(void *const *facts, byte *const *out, size_t start, size_t count) {
    firms f;
    f.facts = facts, f.out = out;
    for (size_t at = start; at < start + count; at += BLOCK) {
        f.at = at, f.n = (int)(start + count - at < BLOCK ? start + count - at : BLOCK);
        figures(&f);
        shared_points(&f);
        srdi_points(&f);
        gate(&f);
        innovative(&f);
        srdi(&f);
        little_giant(&f);
    }
}
