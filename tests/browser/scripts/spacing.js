const style = document.createElement("style");
style.textContent =
  "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}";
document.head.append(style);
return true;
