"""A page with every component, for the tests: addresses of the site and one more."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from tidu.web.config.urls import urlpatterns as of_the_site

PAGE = """
{% extends "ui/base.html" %}{% load tidu %}
{% block title %}组件{% endblock %}{% block heading %}组件{% endblock %}
{% block breadcrumbs %}{% include "ui/components/breadcrumbs.html" with items=crumbs %}{% endblock %}
{% block content %}
<div class="row row-cards"><div class="col-lg-6">
{% panel title="营业收入" icon="chart-line" subtitle="单位：万元" %}
{% include "ui/components/chart.html" with id="line" kind="line" data=line label="近三年营业收入" %}{% endpanel %}
{% panel title="评分" icon="chart-radar" %}
{% include "ui/components/chart.html" with id="radar" kind="radar" data=radar label="四类指标得分" %}{% endpanel %}
{% panel title="占比" %}
{% include "ui/components/chart.html" with id="pie" kind="pie" data=pie label="各梯度企业数" %}{% endpanel %}
{% panel title="变更" %}{% include "ui/components/diff.html" with rows=diff %}{% endpanel %}
</div><div class="col-lg-6">
{% panel title="称号" icon="award" more_url="/" more_label="全部称号" %}
{% include "ui/components/timeline.html" with items=timeline %}{% endpanel %}
{% panel title="进度" %}{% include "ui/components/progress.html" with percent=42 label="导入进度" %}
{% include "ui/components/badge.html" with label="有效" tone="green" %}
{% include "ui/components/badge.html" with label="将到期" tone="yellow" %}
{% include "ui/components/badge.html" with label="已撤销" tone="red" %}
{% include "ui/components/badge.html" with label="未核实" %}
{% endpanel %}
{% panel title="表单" %}
{% include "ui/components/form.html" with form=form submit_label="提交" cancel_url="/" %}{% endpanel %}
{% panel title="空" flush=True %}
{% include "ui/components/empty.html" with title="还没有企业" text="导入后在此" action_label="导入" action_url="/" %}
{% endpanel %}
</div></div>
{% panel title="名单" flush=True %}{% table caption="企业名单" %}
<thead><tr><th scope="col">企业</th><th scope="col" class="text-end">营业收入</th></tr></thead>
<tbody><tr><td>示例东镇精密机械有限公司</td><td class="text-end">{{ "123456789.00"|money }}</td></tr></tbody>
{% endtable %}
{% include "ui/components/pager.html" with summary="第 51–100 家" previous_url="?a" next_url="?b" first_url="?" %}
{% endpanel %}
{% endblock %}
"""


class Form(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="企业名称", help_text="与营业执照一致")
    kind = forms.ChoiceField(label="类别", choices=[("", "---------"), ("a", "制造业")])
    scope = forms.MultipleChoiceField(
        label="范围", choices=[("a", "东区"), ("b", "西区")], widget=forms.CheckboxSelectMultiple
    )
    agree = forms.BooleanField(label="已核对原件")
    file = forms.FileField(label="附件", required=False)


def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component once, the form with errors."""
    names = ("创新能力", "产业链配套", "精细化", "特色化")
    context: dict[str, object] = {
        "crumbs": [{"label": "企业库", "url": "/"}, {"label": "组件"}],
        "line": {
            "labels": ["2023", "2024", "2025"],
            "unit": "万元",
            "series": [
                {"name": "营业收入", "values": [1200.5, None, 1832]},
                {"name": "研发费用", "values": [60, 72, 91]},
            ],
        },
        "radar": {
            "axes": [{"name": name, "max": 40} for name in names],
            "series": [{"name": "本企业", "values": [31, 18, 22, 12]}],
        },
        "pie": {"items": [{"name": "创新型", "value": 12}, {"name": "专精特新", "value": 5}]},
        "diff": [
            {"label": "企业名称", "before": "示例厂", "after": "示例有限公司"},
            {"label": "电话", "before": "", "after": "0571-0000"},
        ],
        "timeline": [
            {
                "time": "2025-01-01",
                "title": "专精特新中小企业",
                "text": "有效期至 2027-12-31",
                "tone": "green",
                "icon": "award",
            },
            {"time": "2022-01-01", "title": "创新型中小企业", "tone": "secondary", "url": "/"},
        ],
        "form": Form({"name": ""}),
    }
    template = engines["django"].from_string(PAGE)
    return HttpResponse(template.render(context, request))


urlpatterns = [*of_the_site, path("gallery/", gallery, name="gallery")]
handler404 = "tidu.web.ui.views.not_found"
