// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/AddSourceDialog.h"

#include "ui/AccountPage.h"
#include "ui/FolderScan.h"
#include "ui/Icons.h"
#include "ui/Labels.h"
#include "ui/Retranslation.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyle>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

static int lineHeights(const QWidget *widget, int lines)
{
    return widget->fontMetrics().lineSpacing() * lines + 16;
}

AddSourceDialog::AddSourceDialog(const QString &text, QWidget *parent)
    : QDialog(parent)
    , m_pages(new QTabWidget)
    , m_account(new AccountPage)
    , m_prompt(new QLabel)
    , m_sources(new QPlainTextEdit(text))
    , m_verdict(new QLabel)
    , m_more(new QToolButton)
    , m_moreArea(makeMore())
    , m_files(new QPushButton(icon("file"_L1), {}))
    , m_folder(new QPushButton(icon("folder"_L1), {}))
    , m_toAccount(new QPushButton(icon("account"_L1), {}))
    , m_scan(new FolderScan(this))
{
    m_pages->addTab(makeSourcesPage(), icon("link"_L1), {});
    m_pages->addTab(m_account, icon("account"_L1), {});
    m_verdict->setWordWrap(true);
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->setMinimumHeight(lineHeights(this, 2));
    m_verdict->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    makeMoreButton();
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_verdict);
    layout->addWidget(m_more, 0, Qt::AlignLeading);
    layout->addWidget(m_moreArea);
    layout->addWidget(makeButtons());
    m_moreArea->hide();
    m_toAccount->hide();

    connect(m_sources->document(), &QTextDocument::contentsChange, this,
            [this](int /*place*/, int removed, int added) { textChanged(removed, added); });
    connect(m_account, &AccountPage::changed, this, &AddSourceDialog::validate);
    connect(m_pages, &QTabWidget::currentChanged, this, &AddSourceDialog::validate);
    connect(m_headers, &QPlainTextEdit::textChanged, this, &AddSourceDialog::validate);
    connect(m_userAgent, &QLineEdit::textChanged, this, &AddSourceDialog::validate);
    connect(m_files, &QPushButton::clicked, this, &AddSourceDialog::browseFiles);
    connect(m_folder, &QPushButton::clicked, this, &AddSourceDialog::browseFolder);
    connect(m_toAccount, &QPushButton::clicked, this, &AddSourceDialog::moveAccount);
    connect(m_scan, &FolderScan::finished, this, &AddSourceDialog::validate);
    followLanguage(this, [this] { setTexts(); });
    resize(fontMetrics().averageCharWidth() * 95, sizeHint().height() + 40);
    m_sources->setFocus();
    moveAccount();
}

QWidget *AddSourceDialog::makeSourcesPage()
{
    m_prompt->setBuddy(m_sources);
    m_sources->setPlaceholderText(u"https://example.org/film.mkv\n/home/me/Videos/film.mp4"_s);
    m_sources->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_sources->setTabChangesFocus(true);
    m_sources->setMinimumHeight(lineHeights(this, 4));
    auto *choose = new QHBoxLayout;
    choose->addWidget(m_files);
    choose->addWidget(m_folder);
    choose->addStretch(1);
    choose->addWidget(m_toAccount);
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->addWidget(m_prompt);
    layout->addWidget(m_sources, 1);
    layout->addLayout(choose);
    return page;
}

void AddSourceDialog::makeMoreButton()
{
    m_more->setCheckable(true);
    m_more->setAutoRaise(true);
    m_more->setArrowType(Qt::RightArrow);
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_more, &QToolButton::toggled, this, &AddSourceDialog::showMore);
}

QWidget *AddSourceDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_add = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_add->setDefault(true);
    // While nothing can be added yet, Enter must not choose another button.
    for (QPushButton *button : {m_files, m_folder, m_toAccount, buttons->button(QDialogButtonBox::Cancel)})
        button->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

void AddSourceDialog::setTexts()
{
    setWindowTitle(tr("Add films"));
    m_pages->setTabText(0, tr("&Links and files"));
    m_pages->setTabText(1, tr("&Xtream account"));
    m_toAccount->setText(tr("&Show as account"));
    m_prompt->setText(tr("Lin&ks, files or folders:"));
    m_sources->setAccessibleName(tr("Links, files or folders"));
    m_more->setText(tr("&More"));
    m_more->setAccessibleName(tr("More: user agent and headers"));
    m_add->setText(tr("&Add"));
    m_files->setText(tr("Choose &files…"));
    m_folder->setText(tr("Choose f&older…"));
    m_userAgent->setPlaceholderText(tr("as Cuegate names itself"));
    m_userAgent->setAccessibleName(tr("User agent"));
    m_headers->setAccessibleName(tr("Headers, one “Name: value” per line"));
    setRowText(*m_form, m_userAgent, tr("&User agent:"));
    setRowText(*m_form, m_headers, tr("&Headers:"));
    validate();
}

QWidget *AddSourceDialog::makeMore()
{
    auto *area = new QWidget;
    m_userAgent = new QLineEdit;
    m_headers = new QPlainTextEdit;
    m_headers->setPlaceholderText(u"Referer: https://example.org/\nAuthorization: Bearer …"_s);
    m_headers->setTabChangesFocus(true);
    m_headers->setFixedHeight(lineHeights(this, 3));
    m_form = new QFormLayout(area);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addRow(*m_form, m_userAgent);
    addRow(*m_form, m_headers);
    return area;
}

void AddSourceDialog::showMore(bool visible)
{
    m_more->setArrowType(visible ? Qt::DownArrow : Qt::RightArrow);
    m_moreArea->setVisible(visible);
    layout()->activate();
    resize(width(), std::max(height(), minimumSizeHint().height()));
}

void AddSourceDialog::append(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    QString text = m_sources->toPlainText();
    if (!text.isEmpty() && !text.endsWith(u'\n'))
        text += u'\n';
    m_sources->setPlainText(text + paths.join(u'\n') + u'\n');
}

void AddSourceDialog::browseFiles()
{
    auto *dialog = new QFileDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    followLanguage(dialog, [dialog] {
        dialog->setWindowTitle(tr("Choose films"));
        dialog->setNameFilter(tr("Films and lists (%1);;All files (*)")
                                  .arg((FolderScan::namePatterns() + QStringList{u"*.m3u"_s}).join(u' ')));
    });
    connect(dialog, &QFileDialog::filesSelected, this, &AddSourceDialog::append);
    dialog->open();
}

void AddSourceDialog::browseFolder()
{
    auto *dialog = new QFileDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    followLanguage(dialog, [dialog] { dialog->setWindowTitle(tr("Choose a folder with films")); });
    connect(dialog, &QFileDialog::filesSelected, this, &AddSourceDialog::append);
    dialog->open();
}

bool AddSourceDialog::isAccountShown() const
{
    return m_pages->currentWidget() == m_account;
}

void AddSourceDialog::showAccount(const Account &account)
{
    m_account->take(account);
    m_pages->setCurrentWidget(m_account);
    m_account->setFocus();
}

static std::optional<Account> onlyAccountIn(const QString &text)
{
    const QList<SourceInput::Line> lines = SourceInput::lines(text);
    return lines.size() == 1 ? lines.first().account : std::nullopt;
}

void AddSourceDialog::moveAccount()
{
    const auto account = onlyAccountIn(m_sources->toPlainText());
    if (!account)
        return;
    m_sources->clear();
    showAccount(*account);
}

// What comes letter by letter is left where it is typed: it is an account from the password's first letter
// on.
void AddSourceDialog::textChanged(int removed, int added)
{
    const bool isPasted = added > removed + 1;
    validate();
    if (isPasted) // not while the document is changing
        QMetaObject::invokeMethod(this, &AddSourceDialog::moveAccount, Qt::QueuedConnection);
}

// What will be added, or what is still being looked for.
QString AddSourceDialog::verdict(const QList<SourceInput::Line> &lines)
{
    int films = 0;
    int lists = 0;
    int accounts = 0;
    bool isCut = false;
    for (const SourceInput::Line &line : lines) {
        if (!line.isFolder) {
            ++(line.account ? accounts : line.isList ? lists : films);
            continue;
        }
        m_scan->start(line.url);
        const auto found = m_scan->found(line.url);
        if (!found) {
            m_add->setEnabled(false);
            return tr("Looking for films in “%1”…").arg(line.text);
        }
        films += int(found->films.size());
        isCut = isCut || found->isCut;
    }
    m_add->setEnabled(films + lists + accounts > 0);
    if (lines.isEmpty())
        return tr(
            "Paste links to MKV, WebM, MP4 or other films or to a list of them (M3U), the message with your "
            "Xtream account, text with links in it, or the path of a folder; or choose files.");
    if (accounts > 0) {
        const QString sentence = tr("%n Xtream account(s) ready to add.", nullptr, accounts);
        return films + lists == 0
                   ? sentence
                   : tr("%1 %2", "two sentences").arg(sentence, filmsVerdict(films, lists, isCut));
    }
    return filmsVerdict(films, lists, isCut);
}

QString AddSourceDialog::filmsVerdict(int films, int lists, bool isCut)
{
    if (lists > 0)
        return listVerdict(films, lists, isCut);
    if (films == 0)
        return tr("There are no films in this folder.");
    return isCut ? tr("%n film(s) ready to add. The folder holds more than can be added at once.", nullptr,
                      films)
                 : tr("%n film(s) ready to add.", nullptr, films);
}

QString AddSourceDialog::listVerdict(int films, int lists, bool isCut)
{
    QStringList sentences;
    if (films == 0)
        sentences << tr("%n list(s) (M3U) ready to add. Cuegate shows what is inside.", nullptr, lists);
    else
        sentences << tr("%1 and %2 ready to add. Cuegate shows what is in a list.", "films, lists")
                         .arg(tr("%n film(s)", nullptr, films), tr("%n list(s) (M3U)", nullptr, lists));
    if (isCut)
        sentences << tr("The folder holds more than can be added at once.");
    return sentences.join(u' ');
}

QString AddSourceDialog::problemOf(const QList<SourceInput::Line> &lines) const
{
    const auto bad = std::find_if(lines.begin(), lines.end(),
                                  [](const SourceInput::Line &line) { return !line.problem.isEmpty(); });
    if (bad == lines.end())
        return {};
    return lines.size() == 1
               ? bad->problem
               : tr("“%1”: %2", "line, what is wrong with it").arg(bad->text.left(60), bad->problem);
}

void AddSourceDialog::say(const QString &sentence, bool isProblem)
{
    QPalette colours = palette();
    if (isProblem)
        colours.setColor(QPalette::WindowText, Accents::of(colours).bad);
    m_verdict->setPalette(colours);
    m_verdict->setText(sentence);
}

void AddSourceDialog::validate()
{
    m_add->setEnabled(false);
    const SourceInput::Headers headers = SourceInput::headers(m_headers->toPlainText(), m_userAgent->text());
    if (isAccountShown()) {
        const AccountFields::Verdict verdict = m_account->verdict();
        if (verdict.isWrong || headers.problem.isEmpty())
            say(verdict.sentence, verdict.isWrong);
        else
            say(headers.problem, true);
        m_add->setEnabled(m_account->isUsable() && headers.problem.isEmpty());
        return;
    }
    const QList<SourceInput::Line> lines = SourceInput::lines(m_sources->toPlainText());
    m_toAccount->setVisible(lines.size() == 1 && lines.first().account);
    const QString bad = problemOf(lines);
    const QString problem = bad.isEmpty() ? headers.problem : bad;
    say(problem.isEmpty() ? verdict(lines) : problem, !problem.isEmpty());
}

QList<SourceInput::Addition> AddSourceDialog::additions() const
{
    QList<SourceInput::Addition> additions;
    if (isAccountShown()) {
        if (m_account->isUsable())
            additions << m_account->addition();
    } else {
        for (const SourceInput::Line &line : SourceInput::lines(m_sources->toPlainText())) {
            if (line.problem.isEmpty() && !line.isFolder)
                additions << SourceInput::additionOf(line);
            else if (line.isFolder)
                for (const QUrl &film : m_scan->found(line.url).value_or(FolderScan::Found()).films)
                    additions << SourceInput::Addition{{film, {}}, {}};
        }
    }
    const SourceInput::Headers headers = SourceInput::headers(m_headers->toPlainText(), m_userAgent->text());
    for (SourceInput::Addition &addition : additions) {
        if (!addition.location.url.isLocalFile())
            addition.location.headers = headers.fields;
    }
    return additions;
}

QString AddSourceDialog::clipboardSources()
{
    const QString text = QGuiApplication::clipboard()->text();
    const QList<SourceInput::Line> lines = SourceInput::lines(text.left(64 * 1024));
    const bool allGood = std::all_of(lines.begin(), lines.end(),
                                     [](const SourceInput::Line &line) { return line.problem.isEmpty(); });
    return allGood && !lines.isEmpty() ? text.trimmed() : QString();
}

} // namespace cuegate
