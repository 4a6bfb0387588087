extension HTMLReport {
  /// System fonts only; Latin fonts first in English and Han fonts first in Chinese, so that quotation marks get the
  /// width of their language.
  static let style = """

    :root{color-scheme:light dark;--bg:#fff;--ink:#1c2126;--soft:#57616b;--line:#d8dde2;--panel:#f5f7f9;
    --link:#0b57a4;--good:#1a7f4b;--form:#a86a00;--bad:#c2352b;--none:#7b858f;--mark:#fff0b3;--plain:#3b6fa8;
    --g1:#fdf3e0;--g2:#fbe3bd;--g3:#f7cd93;--g4:#f2b56b}
    @media (prefers-color-scheme:dark){:root{--bg:#15191d;--ink:#e4e8ec;--soft:#a3adb7;--line:#363d45;
    --panel:#1e242a;--link:#7db8f5;--good:#4cbd82;--form:#e0a63a;--bad:#f27a6f;--none:#8a949e;--mark:#5a4a12;
    --plain:#6aa3e0;--g1:#2b2619;--g2:#3d3118;--g3:#523d14;--g4:#6b4b0e}}
    *{box-sizing:border-box}
    body{margin:0 auto;padding:1.5rem clamp(.75rem,3vw,2.5rem) 3rem;max-width:84rem;background:var(--bg);
    color:var(--ink);font:1rem/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;
    overflow-wrap:anywhere}
    :lang(en){font-family:system-ui,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif}
    :lang(zh){font-family:"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",
    "Source Han Sans SC","WenQuanYi Micro Hei",sans-serif}
    [lang]{unicode-bidi:isolate}
    h1{font-size:1.75rem;margin:0 0 .25rem;line-height:1.25}
    h2{font-size:1.3rem;margin:2.25rem 0 .75rem}
    h3{font-size:1.05rem;margin:1.75rem 0 .25rem}
    .lead{font-size:1.1rem;max-width:60rem;margin:0}
    .words{border-left:3px solid var(--link);padding:.1rem 0 .1rem .9rem;margin:0 0 1rem;max-width:60rem;
    font-size:1.05rem}
    .words p{margin:.35rem 0}
    a{color:var(--link)}
    small{color:var(--soft);font-size:.85em;font-weight:400}
    .skip{position:absolute;left:-99rem}.skip:focus{position:static}
    .vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.6rem;margin:0 0 .75rem;
    padding:0;list-style:none}
    .tiles li{background:var(--panel);border-top:3px solid var(--line);padding:.6rem .8rem}
    .tiles b{display:block;font-size:1.7rem;line-height:1.2;font-variant-numeric:tabular-nums}
    .tiles small{display:block}
    .tiles .consistent{border-color:var(--good)}.tiles .trivial{border-color:var(--form)}
    .tiles .divergent{border-color:var(--bad)}.tiles .single{border-color:var(--none)}
    .tiles i,.tag i{font-style:normal}
    .consistent i,.preferred i{color:var(--good)}.trivial i{color:var(--form)}.divergent i{color:var(--bad)}
    .tag{white-space:nowrap}
    .tag.uncertain,.tag.omitted{color:var(--soft);font-style:italic}
    .bar{display:inline-block;vertical-align:middle;width:7rem;height:.65rem}
    .wide .bar{width:100%;height:1rem}
    rect.line{fill:var(--ink)}
    .figures .bar{width:9rem;height:.8rem}
    .figures th small,.figures .mean{display:block}.figures td small{white-space:nowrap}
    .standard i{font-style:normal;color:var(--link)}
    .matrix{width:auto;margin-bottom:.75rem}
    .matrix th,.matrix td{padding:.45rem .75rem;max-width:14rem}
    section>.matrix tbody tr,.matrix thead th{border:0}
    .matrix td{border:1px solid var(--line);background:var(--shade,none)}
    .matrix td b{font-size:1.15rem;font-variant-numeric:tabular-nums}
    .matrix td span,.matrix td small{display:block}
    .matrix thead td{border:0}
    .drift{margin:.75rem 0 1.25rem}.drift figcaption{font-weight:600}
    .strip{overflow-x:auto}
    .timeline{display:block;height:auto}
    .timeline text{fill:var(--soft);font-size:10px;text-anchor:middle;font-variant-numeric:tabular-nums}
    .legend{display:flex;flex-wrap:wrap;gap:.25rem 1rem;margin:.25rem 0 0;padding:0;list-style:none;font-size:.9rem}
    .key{width:.75rem;height:.75rem;vertical-align:-.05rem}
    rect.s0{fill:var(--plain)}rect.s1{fill:var(--form)}rect.s2{fill:var(--line)}
    .note{color:var(--soft);font-size:.9rem;margin:0 0 .5rem;max-width:60rem}
    .matrix .g1{--shade:var(--g1)}.matrix .g2{--shade:var(--g2)}.matrix .g3{--shade:var(--g3)}
    .matrix .g4{--shade:var(--g4)}
    .levels{max-width:44rem}
    .share{min-width:6rem}.share .bar{width:4rem}
    .kwic .group th{padding-top:.7rem;font-weight:600}
    .track{fill:var(--line)}.plain{fill:var(--plain)}rect.omitted{fill:var(--line)}
    rect.consistent,rect.preferred{fill:var(--good)}rect.trivial{fill:var(--form)}rect.divergent{fill:var(--bad)}
    rect.single{fill:var(--none)}
    table{border-collapse:collapse;width:100%}
    caption{text-align:left;color:var(--soft);padding:0 0 .4rem;font-size:.9rem}
    th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;font-weight:400}
    thead th{color:var(--soft);font-size:.85rem;border-bottom:1px solid var(--line);vertical-align:bottom}
    section>table:not(.terms) tbody tr{border-bottom:1px solid var(--line)}
    .num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
    .worst th[scope=row]{min-width:6em}
    .worst small{display:block;white-space:nowrap}
    .terms>tbody>tr>th{font-weight:600;font-size:1.05rem;min-width:6em}
    .terms>tbody>tr:first-child>td:last-child{min-width:8rem}
    .terms>tbody>tr:first-child>*{padding-bottom:0}
    .terms>tbody>tr.more>td{padding:0 0 .5rem 3.2rem}
    .terms>tbody{border-bottom:1px solid var(--line)}
    .terms>tbody:target{background:var(--panel)}
    .terms .bar{display:block;margin-top:.4rem}
    .eq{display:inline-block;margin-right:.6rem}
    summary{cursor:pointer;color:var(--link);font-size:.9rem;min-height:1.5rem;width:fit-content}
    :focus-visible{outline:2px solid var(--link);outline-offset:2px}
    .inner{margin:.75rem 0;font-size:.95rem;background:var(--panel)}
    .inner caption{font-weight:600;color:var(--ink)}
    .inner th,.inner td{padding:.35rem .6rem}
    .inner tbody tr{border-top:1px solid var(--line)}
    .kwic td:nth-child(1){width:32%}.kwic td:nth-child(3){width:7rem}
    .kwic small{display:block}
    .kwic :lang(zh){line-height:1.7}
    .where{color:var(--soft);font-size:.85em;min-width:7rem}
    mark{background:var(--mark);color:inherit;text-decoration:underline;text-decoration-thickness:1px;
    text-underline-offset:3px}
    .messages{margin:.5rem 0;padding-left:1.2rem;font-size:.95rem}
    .tools{display:flex;flex-wrap:wrap;gap:.75rem 1.25rem;align-items:center;margin:0 0 1rem}
    .tools[hidden],tbody[hidden]{display:none}
    input,select{font:inherit;color:inherit;background:var(--bg);border:1px solid var(--none);border-radius:4px;
    padding:.25rem .5rem;min-height:2rem;max-width:100%}
    .notice{border-left:3px solid var(--form);padding-left:.75rem}
    footer{margin-top:3rem;border-top:1px solid var(--line);color:var(--soft);font-size:.9rem;max-width:60rem}
    footer h2{font-size:1.05rem;margin:1rem 0 .25rem}
    @media (max-width:46rem){
    thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    table,caption,tbody,tr,td,tbody th{display:block}
    section tbody th,section tbody td,section tbody td.num{padding:.1rem 0;text-align:left}
    .worst small{display:inline}
    section table:not(.terms) tbody tr{padding:.5rem .6rem}
    section>table:not(.terms) tbody tr{padding:.5rem 0}
    .worst td:nth-child(4)::before{content:"Severity "}
    .figures td::before,.pairs td::before{color:var(--soft);font-size:.9em}
    [data-l]::before{content:attr(data-l);color:var(--soft);font-size:.9em}
    .figures td::before{display:inline-block;width:7rem}
    .figures td:nth-child(2)::before{content:"Agreement"}
    .figures td:nth-child(3)::before{content:"Conformity"}
    .figures td:nth-child(4)::before{content:"Not rendered"}
    .figures td:nth-child(5)::before{content:"Uncertain"}
    .figures .mean{display:inline;margin-left:.4rem}
    .figures th,.pairs th,.matrix th,.levels th{font-weight:600}
    .matrix thead td{display:none}
    .matrix th,.matrix td{max-width:none}
    .matrix td span,.matrix td small{display:inline}
    .timeline{width:100%}.timeline text{font-size:16px}.timeline .odd{display:none}
    .pairs td,.levels td{display:inline-block;margin-right:1rem}
    .pairs td:nth-child(2)::before{content:"Shared terms "}
    .pairs td:nth-child(3)::before{content:"G "}
    .pairs td:nth-child(4)::before{content:"p "}
    .pairs td:nth-child(5)::before{content:"Rendered alike "}
    .pairs td:nth-child(6)::before{content:"Differ: "}
    .inner:not(.kwic) td{display:inline-block;margin-right:.75rem}
    .kwic td:nth-child(n){width:auto}.kwic small{display:inline}.kwic br{display:none}
    .terms>tbody>tr:first-child{display:flex;flex-wrap:wrap;column-gap:.75rem;padding-top:.5rem}
    .terms>tbody>tr:first-child>td:nth-child(3),.terms>tbody>tr:first-child>td:nth-child(7){flex-basis:100%}
    .terms>tbody>tr>td:nth-child(4)::before{content:"Occurrences ";color:var(--soft);font-size:.85em}
    .terms>tbody>tr>td:nth-child(5)::before{content:"Documents ";color:var(--soft);font-size:.85em}
    .terms>tbody>tr.more>td{padding:0 0 .5rem}
    }
    @media print{
    :root{color-scheme:light;--bg:#fff;--ink:#000;--soft:#444;--line:#bbb;--panel:#fff;--mark:#fff0b3;
    --g1:#fdf3e0;--g2:#fbe3bd;--g3:#f7cd93;--g4:#f2b56b}
    body{max-width:none;padding:0;font-size:10pt}
    .tools,.skip{display:none}
    tr,.tiles li{break-inside:avoid}h2,h3,caption,.group{break-after:avoid}thead{display:table-header-group}
    a{color:inherit;text-decoration:none}
    *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
    }
    @media (forced-colors:active){.bar,.timeline,.key{forced-color-adjust:none}}

    """

  /// Search, filter and sort; without it the page is the whole list in rank order.
  static let script = """

    (() => {
      const byId = id => document.getElementById(id);
      const list = byId("list"), rows = [...list.tBodies];
      const texts = rows.map(row => [row.rows[0], ...row.querySelectorAll(".r")]
        .map(cell => cell.textContent).join(" ").toLowerCase());
      const up = new Set(["rank", "agreement"]);
      const filter = () => {
        const words = byId("search").value.toLowerCase().split(/\\s+/).filter(Boolean);
        const verdict = byId("verdict").value, level = +byId("level").value;
        let shown = 0;
        rows.forEach((row, i) => {
          row.hidden = (verdict && row.dataset.v !== verdict) || row.dataset.g < level || !words.every(w => texts[i].includes(w));
          if (!row.hidden) shown++;
        });
        byId("status").textContent = shown + " of " + rows.length + " terms";
      };
      const sort = () => {
        const key = byId("sort").value, sign = up.has(key) ? 1 : -1;
        list.append(...[...rows].sort((a, b) =>
          sign * (a.dataset[key] - b.dataset[key]) || a.dataset.rank - b.dataset.rank));
      };
      let timer;
      byId("search").addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(filter, 120); });
      for (const id of ["verdict", "level"]) byId(id).addEventListener("change", filter);
      byId("sort").addEventListener("change", sort);
      const open = () => {
        const row = document.getElementById(location.hash.slice(1));
        const details = row && row.querySelector("details");
        if (details) details.open = true;
      };
      addEventListener("hashchange", open);
      open();
      byId("tools").hidden = false;
      filter();
    })();

    """
}
