// Before anything is drawn: pages know that scripts run, so that folding menus fold only then.
document.documentElement.classList.add("js");
