// The rules of the fused kernel, block by block; included by kernel.c.

static void shared_points(firms *f) {
    USE;
    POINTS(innovative_rd_ratio, rd, 0, 20, UP(.01, 5), UP(.02, 5), UP(.03, 5), UP(.05, 5), NONE);
    POINTS(innovative_main_growth, growth, 0, 20, UP(1., 5), UP(1.05, 5), UP(1.1, 5), UP(1.15, 5), NONE);
    POINTS(innovative_main_share, main, 0, 20, UP(.5, 5), UP(.55, 5), UP(.6, 5), UP(.7, 5), NONE);
    POINTS(innovative_debt_ratio, debt, 1, 10, DOWN(.75, 5), DOWN(.55, 5), LEAST, LEAST, LEAST);
    POINTS(srdi_main_share, main, 0, 5, UP(.6, 1), UP(.7, 2), UP(.8, 2), NONE, NONE);
    POINTS(srdi_net_margin, margin, 0, 10, UP(.02, 2), UP(.04, 2), UP(.06, 2), UP(.08, 2), UP(.1, 2));
    POINTS(srdi_rd_staff, staff, 0, 5, UP(.05, 1), UP(.1, 2), UP(.2, 2), NONE, NONE);
    POINTS(srdi_debt_ratio, debt, 1, 5, DOWN(.7, 1), DOWN(.6, 2), DOWN(.5, 2), LEAST, LEAST);
    POINTS(srdi_mean_growth, mean, 0, 10, UP(2., 2), UP(2.08, 2), UP(2.12, 2), UP(2.16, 2), UP(2.2, 2));
    const int32_t *held[4] = {COUNT(class1_ip_high_value), COUNT(class1_ip_self), COUNT(class1_ip), COUNT(class2_ip)};
    static const byte worth_i[4] = {20, 15, 10, 5}, worth_s[4] = {10, 8, 6, 2};
    rights(OUT(innovative_ip_low), OUT(innovative_ip_high), n, held, worth_i);
    rights(OUT(srdi_ip_low), OUT(srdi_ip_high), n, held, worth_s);
    const byte *emerging = FLAG(strategic_emerging);
    byte *low = OUT(innovative_field_low), *high = OUT(innovative_field_high);
    EACH low[i] = emerging[i] == 1 ? 10 : 5, high[i] = emerging[i] ? 10 : 5;
}

static void field_points(firms *f) {
    USE;
    const byte *results = FLAG(key_link_results), *six = FLAG(six_basics), *old_brand = FLAG(time_honoured_brand), *supplier = FLAG(supplies_chain_leader);
    byte *low = OUT(srdi_field_low), *high = OUT(srdi_field_high);
    EACH {
        byte other = (six[i] == 1) | (old_brand[i] == 1) | (supplier[i] == 1), maybe = (six[i] | old_brand[i] | supplier[i]) != 0;
        low[i] = results[i] == 1 ? 5 : (other ? 3 : 0), high[i] = results[i] ? 5 : (maybe ? 3 : 0);
        f->field_unknown[i] = !other & ((old_brand[i] == 2) | (supplier[i] == 2)) & (results[i] != 1);
    }
}

static void srdi_points(firms *f) {
    USE;
    static const byte years[5] = {1, 2, 3, 4, 5}, digital[2] = {3, 5};
    ladder(OUT(srdi_niche_years_low), OUT(srdi_niche_years_high), n, COUNT(niche_years), f->old[0], 2, 2, years, 5, 5);
    ladder(OUT(srdi_digital_level_low), OUT(srdi_digital_level_high), n, COUNT(digital_level), NULL, 2, 1, digital, 2, 5);
    field_points(f);
    const byte *award = FLAG(quality_award), *certificate = FLAG(quality_certificate), *brand = FLAG(own_brand), *level = FLAG(rd_institution_level);
    const int32_t *standards = COUNT(standards_participated);
    byte *low = OUT(srdi_quality_low), *high = OUT(srdi_quality_high);
    EACH {
        byte sure = (award[i] == 1) + (certificate[i] == 1) + (brand[i] == 1) + (standards[i] >= 1);
        byte most = (award[i] > 0) + (certificate[i] > 0) + (brand[i] > 0) + ((standards[i] >= 1) | (standards[i] == INT32_MIN));
        low[i] = sure >= 2 ? 5 : 3 * sure, high[i] = most >= 2 ? 5 : 3 * most;
    }
    const double *given = MONEY(provincial_feature_score), *spent = MONEY(rd_expense);
    low = OUT(srdi_provincial_features_low), high = OUT(srdi_provincial_features_high);
    EACH {
        int has = given[i] >= 0, whole = has ? (int)given[i] : 0;
        low[i] = (byte)whole, high[i] = has ? (byte)whole : 15;
    }
    low = OUT(srdi_rd_input_low), high = OUT(srdi_rd_input_high);
    EACH {
        double m = spent[i], r = f->rd.value[i];
        byte amount = (m >= 1e6) + (m >= 2e6) + (m >= 3e6) + (m >= 4e6) + (m >= 5e6);
        byte share = GE(r, .03) + GE(r, .04) + GE(r, .06) + GE(r, .08) + GE(r, .1);
        byte best = max2(f->old[0][i] ? amount : 0, share) * 2;
        low[i] = best, high[i] = f->rd.open[i] | (f->old[0][i] & !(m >= 0)) ? 10 : best;
    }
    low = OUT(srdi_rd_institution_low), high = OUT(srdi_rd_institution_high);
    EACH {
        byte p = 10 * (level[i] == 4) + 8 * (level[i] == 3) + 4 * (level[i] == 2) + 2 * (level[i] == 1);
        low[i] = p, high[i] = p + 10 * (level[i] == 255);
    }
}

static const double LARGE[3][17] = LARGE_BOUNDS;

static void gate(firms *f) {
    USE;
    const byte *incident = FLAG(major_incident), *dishonest = FLAG(dishonesty_list), *abnormal = FLAG(abnormal_operation), *industry = FLAG(size_industry);
    const int32_t *x = COUNT(employees);
    const double *y = MONEY(revenue), *z = MONEY(total_assets);
    byte *a = OUT(gate_no_major_incident), *b = OUT(gate_not_dishonest), *c = OUT(gate_normal_operation), *sme = OUT(gate_sme);
    EACH {
        byte has = industry[i] != 255;
        int which = has ? industry[i] : 16;
        double bx = LARGE[0][which], by = LARGE[1][which], bz = LARGE[2][which], staff = x[i] == INT32_MIN ? NAN : x[i];
        byte misses = (staff < bx) | (y[i] < by) | (z[i] < bz);
        byte reaches = ((bx < 0) | (staff >= bx)) & ((by < 0) | (y[i] >= by)) & ((bz < 0) | (z[i] >= bz));
        // Without an industry: large nowhere below 300 staff and 2亿 of revenue, large everywhere above all bounds.
        byte never = !f->old[0][i] | (has & misses) | (!has & (staff < 300) & (y[i] < 2e8));
        sme[i] = never ? 3 : !reaches;
        a[i] = incident[i] == 2 ? 2 : 3 * !incident[i], b[i] = dishonest[i] == 2 ? 2 : 3 * !dishonest[i];
        c[i] = abnormal[i] == 2 ? 2 : 3 * !abnormal[i];
        f->gate[i] = min2(min2(a[i], b[i]), min2(c[i], sme[i]));
    }
}

static inline byte line(byte low, byte high, byte at) { return low >= at ? 3 : high >= at; }
static inline byte at_least(int32_t value, int32_t bound) { return value >= bound ? 3 : value == INT32_MIN; }
static inline byte top(int32_t rank, int32_t last) { return (rank >= 1) & (rank <= last) ? 3 : rank == INT32_MIN; }
static inline byte yes(byte flag) { return flag == 1 ? 3 : flag == 2; }
static inline byte judged(byte flag) { return flag == 1 ? 3 : flag; }
static inline byte institution(byte level, byte from) { return level == 255 ? 1 : 3 * (level >= from); }

static void innovative(firms *f) {
    USE;
    TO(innovative_ip_low); TO(innovative_rd_ratio_low); TO(innovative_ip_high); TO(innovative_rd_ratio_high); TO(innovative_main_growth_low);
    TO(innovative_debt_ratio_low); TO(innovative_main_growth_high); TO(innovative_debt_ratio_high); TO(innovative_field_low);
    TO(innovative_main_share_low); TO(innovative_field_high); TO(innovative_main_share_high); TO(innovative_score_low); TO(innovative_score_high);
    TO(innovative_score_innovation_low); TO(innovative_score_innovation_high); TO(innovative_score_growth_low); TO(innovative_score_growth_high);
    TO(innovative_score_specialisation_low); TO(innovative_score_specialisation_high); TO(innovative_score_total); TO(innovative_score_innovation); TO(innovative_score_growth); TO(innovative_score_specialisation);
    TO(innovative_score_route); TO(innovative_direct_award); TO(innovative_direct_title); TO(innovative_direct_institution);
    TO(innovative_direct_equity); TO(innovative_announce); TO(innovative_verdict);
    const int32_t *national = COUNT(national_science_award_rank), *provincial = COUNT(provincial_science_award_rank), *until = COUNT(high_tech_until);
    const byte *demo = FLAG(tech_innovation_demo), *ip_demo = FLAG(ip_demo), *level = FLAG(rd_institution_level);
    EACH {
        byte il = innovative_ip_low[i] + innovative_rd_ratio_low[i], ih = innovative_ip_high[i] + innovative_rd_ratio_high[i], gl = innovative_main_growth_low[i] + innovative_debt_ratio_low[i], gh = innovative_main_growth_high[i] + innovative_debt_ratio_high[i];
        byte sl = innovative_field_low[i] + innovative_main_share_low[i], sh = innovative_field_high[i] + innovative_main_share_high[i], low = il + gl + sl, high = ih + gh + sh;
        innovative_score_low[i] = low, innovative_score_high[i] = high, innovative_score_innovation_low[i] = il, innovative_score_innovation_high[i] = ih;
        innovative_score_growth_low[i] = gl, innovative_score_growth_high[i] = gh, innovative_score_specialisation_low[i] = sl, innovative_score_specialisation_high[i] = sh;
        byte t = innovative_score_total[i] = line(low, high, 60), a = innovative_score_innovation[i] = line(il, ih, 20);
        byte b = innovative_score_growth[i] = line(gl, gh, 15), c = innovative_score_specialisation[i] = line(sl, sh, 15);
        innovative_score_route[i] = min2(min2(t, a), min2(b, c));
    }
    EACH {
        byte award = max2(at_least(national[i], 1), at_least(provincial[i], 1));
        byte title = max2(3 * (until[i] >= TODAY), max2(yes(demo[i]), yes(ip_demo[i]))), lab = institution(level[i], 3);
        byte funds = three(f->equity3.value[i] >= 5e6, f->equity3.open[i], 1);
        innovative_direct_award[i] = award, innovative_direct_title[i] = title;
        innovative_direct_institution[i] = lab, innovative_direct_equity[i] = funds;
        byte all = max2(max2(award, title), max2(max2(lab, funds), innovative_score_route[i]));
        innovative_announce[i] = all, innovative_verdict[i] = min2(f->gate[i], all);
    }
}

static void srdi_score(firms *f) {
    USE;
#define ADD(end) byte *restrict end = OUT(srdi_score_##end); { \
    const byte *p[13] = {OUT(srdi_main_share_##end), OUT(srdi_mean_growth_##end), OUT(srdi_niche_years_##end), OUT(srdi_field_##end), OUT(srdi_digital_level_##end), \
        OUT(srdi_quality_##end), OUT(srdi_net_margin_##end), OUT(srdi_debt_ratio_##end), OUT(srdi_provincial_features_##end), OUT(srdi_ip_##end), \
        OUT(srdi_rd_input_##end), OUT(srdi_rd_staff_##end), OUT(srdi_rd_institution_##end)}; \
    byte *restrict s = OUT(srdi_score_specialisation_##end), *restrict r = OUT(srdi_score_refinement_##end); \
    byte *restrict d = OUT(srdi_score_distinctiveness_##end), *restrict t = OUT(srdi_score_innovation_##end); \
    EACH { \
        s[i] = p[0][i] + p[1][i] + p[2][i] + p[3][i], r[i] = p[4][i] + p[5][i] + p[6][i] + p[7][i]; \
        d[i] = p[8][i], t[i] = p[9][i] + p[10][i] + p[11][i] + p[12][i]; \
        end[i] = s[i] + r[i] + d[i] + t[i]; } }
    ADD(low)
    ADD(high)
    const byte *field_low = OUT(srdi_field_low), *field_high = OUT(srdi_field_high);
    byte *code = OUT(srdi_score_line);
    EACH {
        byte missing = (high[i] - low[i] > field_high[i] - field_low[i]) | f->field_unknown[i];
        code[i] = low[i] >= 60 ? 3 : high[i] >= 60 ? (missing ? 1 : 2) : 0;
    }
}

static void srdi(firms *f) {
    USE;
    TO(srdi_niche_years); TO(srdi_rd_amount); TO(srdi_rd_ratio); TO(srdi_rd); TO(srdi_revenue); TO(srdi_equity); TO(srdi_revenue_or_equity);
    TO(srdi_direct_award); TO(srdi_direct_rd); TO(srdi_direct_equity); TO(srdi_direct_maker); TO(srdi_score_line); TO(srdi_score_or_direct);
    TO(srdi_verdict);
    srdi_score(f);
    const int32_t *national = COUNT(national_science_award_rank), *provincial = COUNT(provincial_science_award_rank), *maker = COUNT(maker_china_rank), *years = COUNT(niche_years);
    const double *spent = MONEY(rd_expense), *before = MONEY(rd_expense_1), *revenue = MONEY(revenue);
    EACH {
        byte o0 = f->old[0][i], o1 = f->old[1][i], niche = o0 ? at_least(years[i], 2) : 0;
        byte amount = o0 ? three(spent[i] >= 1e6, !(spent[i] >= 0), 1) : 0, share = three(GE(f->rd.value[i], .03), f->rd.open[i], 1);
        byte earned = o0 ? three(revenue[i] >= 1e7, !(revenue[i] >= 0), 1) : 0, funds = three(f->equity2.value[i] >= 2e7, f->equity2.open[i], 1);
        double total = (spent[i] >= 0 ? spent[i] : 0) + (before[i] >= 0 ? before[i] : 0) + 0.004;
        byte both = o1 ? three(total >= 2e7, !(spent[i] >= 0) | !(before[i] >= 0), 1) : 0, rich = three(f->equity2.value[i] >= 6e7, f->equity2.open[i], 1);
        byte award = max2(top(provincial[i], 3), top(national[i], 5)), winner = top(maker[i], 500);
        srdi_niche_years[i] = niche, srdi_rd_amount[i] = amount, srdi_rd_ratio[i] = share, srdi_rd[i] = min2(amount, share);
        srdi_revenue[i] = earned, srdi_equity[i] = funds, srdi_revenue_or_equity[i] = max2(earned, funds);
        srdi_direct_award[i] = award, srdi_direct_rd[i] = both, srdi_direct_equity[i] = rich, srdi_direct_maker[i] = winner;
    }
    EACH {
        byte direct = max2(max2(srdi_direct_award[i], srdi_direct_rd[i]), max2(srdi_direct_equity[i], srdi_direct_maker[i]));
        byte score = either(srdi_score_line[i], direct);
        srdi_score_or_direct[i] = score;
        srdi_verdict[i] = min2(min2(f->gate[i], srdi_niche_years[i]), min2(min2(srdi_rd[i], srdi_revenue_or_equity[i]), score));
    }
}

static void each_year(byte *restrict code, int n, const figure *restrict now, const figure *restrict before, double bound) {
    EACH code[i] = min2(three(GE(now->value[i], bound), now->open[i], 1), three(GE(before->value[i], bound), before->open[i], 1));
}

static void research(firms *f, byte *restrict code) {
    USE;
    const double *spent = MONEY(rd_expense), *revenue = MONEY(revenue);
    TO(giant_rd_large); TO(giant_rd_middle); TO(giant_rd_small); TO(giant_rd_small_equity); TO(giant_rd_small_amount); TO(giant_rd_small_staff);
    byte first[BLOCK], second[BLOCK], has[BLOCK];
    each_year(giant_rd_large, n, &f->rd, &f->rd1, .03);
    each_year(giant_rd_middle, n, &f->rd, &f->rd1, .06);
    EACH {
        byte amount = three(spent[i] >= 3e7, !(spent[i] >= 0), 1) * f->old[0][i], people = three(GE(f->staff.value[i], .5), f->staff.open[i], 1);
        byte funds = three(f->equity2.value[i] >= 8e7, f->equity2.open[i], 1);
        giant_rd_small_equity[i] = funds, giant_rd_small_amount[i] = amount, giant_rd_small_staff[i] = people;
        giant_rd_small[i] = min2(funds, min2(amount, people));
    }
    EACH first[i] = revenue[i] >= 1e8, second[i] = revenue[i] >= 5e7, has[i] = revenue[i] >= 0;
    EACH {
        byte o = f->old[0][i], without = (giant_rd_large[i] | giant_rd_middle[i] | giant_rd_small[i]) != 0;
        byte chosen = first[i] & o ? giant_rd_large[i] : (second[i] & o ? giant_rd_middle[i] : giant_rd_small[i]);
        code[i] = o & !has[i] ? without : chosen;
    }
}

static void little_giant(firms *f) {
    USE;
    TO(giant_niche_years); TO(giant_main_share); TO(giant_growth); TO(giant_debt_ratio); TO(giant_market_share); TO(giant_information_system);
    TO(giant_management_certificate); TO(giant_product_certificate); TO(giant_certificate); TO(giant_own_brand); TO(giant_key_link);
    TO(giant_six_basics); TO(giant_strategic_emerging); TO(giant_field); TO(giant_rd_institution); TO(giant_class1_ip); TO(giant_innovation_general);
    TO(giant_innovation_award); TO(giant_innovation_maker); TO(giant_innovation); TO(giant_verdict);
    const int32_t *years = COUNT(niche_years), *ip = COUNT(class1_ip), *national = COUNT(national_science_award_rank), *maker = COUNT(maker_china_rank);
    const double *share = MONEY(market_share_national);
    const byte *system = FLAG(information_system), *management = FLAG(management_certificate), *product = FLAG(product_certificate), *brand = FLAG(own_brand);
    const byte *link = FLAG(key_link), *six = FLAG(six_basics), *emerging = FLAG(strategic_emerging), *level = FLAG(rd_institution_level);
    byte rest[BLOCK], *general = OUT(giant_rd_by_revenue);
    research(f, general);
    EACH {
        byte o = f->old[0][i], niche = o ? at_least(years[i], 3) : 0, main = three(GE(f->main.value[i], .7), f->main.open[i], 1);
        byte growth = three(GE(f->mean.value[i], 2.1), f->mean.open[i], 1), debts = three(LE(f->debt.value[i], .7), f->debt.open[i], 1);
        byte market = o ? three(share[i] >= .1, !(share[i] >= 0), 1) : 0;
        giant_niche_years[i] = niche, giant_main_share[i] = main, giant_growth[i] = growth;
        giant_debt_ratio[i] = debts, giant_market_share[i] = market;
        rest[i] = min2(min2(niche, main), min2(growth, min2(debts, market)));
    }
    EACH {
        byte is = yes(system[i]), m = yes(management[i]), p = yes(product[i]), own = yes(brand[i]), certificate = max2(m, p);
        byte chain = judged(link[i]), basics = judged(six[i]), new = yes(emerging[i]), field = either(basics, new);
        giant_information_system[i] = is, giant_management_certificate[i] = m, giant_product_certificate[i] = p;
        giant_certificate[i] = certificate, giant_own_brand[i] = own, giant_key_link[i] = chain;
        giant_six_basics[i] = basics, giant_strategic_emerging[i] = new, giant_field[i] = field;
        rest[i] = min2(min2(rest[i], min2(is, certificate)), min2(own, min2(chain, field)));
    }
    EACH {
        byte lab = institution(level[i], 1), held = at_least(ip[i], 2), award = top(national[i], 3), winner = top(maker[i], 50);
        byte all = min2(general[i], min2(lab, held)), new = max2(all, max2(award, winner));
        giant_rd_institution[i] = lab, giant_class1_ip[i] = held, giant_innovation_general[i] = all;
        giant_innovation_award[i] = award, giant_innovation_maker[i] = winner, giant_innovation[i] = new;
        giant_verdict[i] = min2(min2(f->gate[i], rest[i]), new);
    }
}
