// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/EditSourceDialog.h"

#include "ui/AccountFields.h"
#include "ui/CertificateText.h"
#include "ui/EntryText.h"
#include "ui/ErrorText.h"
#include "ui/Icons.h"
#include "ui/Labels.h"
#include "ui/Retranslation.h"
#include "ui/SourceInput.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr int kMostConnections = 16;

static bool isUserAgent(const QByteArray &name)
{
    return name.compare("user-agent", Qt::CaseInsensitive) == 0;
}

static QString userAgentOf(const SourceLocation &location)
{
    for (const auto &[name, value] : location.headers) {
        if (isUserAgent(name))
            return QString::fromUtf8(value);
    }
    return {};
}

static QString headersOf(const SourceLocation &location)
{
    QStringList lines;
    for (const auto &[name, value] : location.headers) {
        if (!isUserAgent(name))
            lines << QString(QString::fromLatin1(name) + u": "_s + QString::fromUtf8(value));
    }
    return lines.join(u'\n');
}

static QString shownUrlOf(const QUrl &url)
{
    return url.isLocalFile() ? url.toLocalFile()
                             : url.adjusted(QUrl::RemovePassword).toString(QUrl::FullyEncoded);
}

EditSourceDialog::EditSourceDialog(Gateway &gateway, const SourceSnapshot &source,
                                   const SourceLocation &location, const QStringList &folders,
                                   QWidget *parent)
    : QDialog(parent)
    , m_gateway(gateway)
    , m_source(source)
    , m_location(location)
    , m_shownUrl(shownUrlOf(location.url))
    , m_form(new QFormLayout)
    , m_name(new QLineEdit(source.name))
    , m_url(new QLineEdit(m_shownUrl))
    , m_folder(new QComboBox)
    , m_connections(new QSpinBox)
    , m_userAgent(new QLineEdit(userAgentOf(location)))
    , m_headers(new QPlainTextEdit(headersOf(location)))
    , m_verdict(new QLabel)
{
    makeForm(folders);
    connect(m_name, &QLineEdit::textChanged, this, &EditSourceDialog::validate);
    connect(m_url, &QLineEdit::textChanged, this, &EditSourceDialog::validate);
    connect(m_userAgent, &QLineEdit::textChanged, this, &EditSourceDialog::validate);
    connect(m_headers, &QPlainTextEdit::textChanged, this, &EditSourceDialog::validate);
    connect(m_connections, &QSpinBox::valueChanged, this, &EditSourceDialog::validate);
    followLanguage(this, [this] { setTexts(); });
    validate();
    resize(fontMetrics().averageCharWidth() * 95, sizeHint().height());
    m_name->selectAll();
    m_name->setFocus();
}

void EditSourceDialog::makeForm(const QStringList &folders)
{
    m_url->setCursorPosition(0);
    m_folder->setEditable(true);
    m_folder->addItem(QString());
    m_folder->addItems(folders);
    m_folder->setCurrentText(m_source.folder);
    m_connections->setRange(0, kMostConnections);
    m_connections->setValue(m_location.maxConnections);
    m_headers->setPlaceholderText(u"Referer: https://example.org/"_s);
    m_headers->setTabChangesFocus(true);
    m_headers->setFixedHeight(fontMetrics().lineSpacing() * 3 + 16);
    addRow(*m_form, m_name);
    addRow(*m_form, m_url);
    if (isAccount(m_source)) {
        m_form->setRowVisible(m_url, false);
        m_account = new AccountFields(*m_form, this);
        m_account->setAccount(AccountInput::ofUrl(m_location.url));
        m_account->setPasswordKept(true);
        connect(m_account, &AccountFields::changed, this, &EditSourceDialog::validate);
        connect(m_account, &AccountFields::pasted, this, &EditSourceDialog::validate);
    }
    m_verdict->setWordWrap(true);
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->setMinimumHeight(fontMetrics().lineSpacing() * 2 + 8);
    m_verdict->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addRow(*m_form, m_folder);
    for (QWidget *field : std::initializer_list<QWidget *>{m_connections, m_userAgent, m_headers}) {
        addRow(*m_form, field);
        m_form->setRowVisible(field, !m_location.url.isLocalFile());
    }
    if (!m_location.certificate.isEmpty())
        addRow(*m_form, makeCertificate());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    m_save = buttons->button(QDialogButtonBox::Save);
    connect(buttons, &QDialogButtonBox::accepted, this, &EditSourceDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(m_form);
    layout->addWidget(m_verdict);
    layout->addWidget(buttons);
}

void EditSourceDialog::setTexts()
{
    setWindowTitle(m_account ? tr("Edit account") : tr("Edit film"));
    m_folder->lineEdit()->setPlaceholderText(tr("none"));
    m_connections->setSpecialValueText(tr("not known"));
    m_connections->setToolTip(
        tr("How many connections your account at this server allows at a time. All films "
           "of the server share them."));
    m_userAgent->setPlaceholderText(tr("as Cuegate names itself"));
    setRowText(*m_form, m_name, tr("&Name:"));
    setRowText(*m_form, m_url, tr("&Address:"));
    setRowText(*m_form, m_folder, tr("&Folder:"));
    setRowText(*m_form, m_connections, tr("&Connections:"));
    setRowText(*m_form, m_userAgent, tr("&User agent:"));
    setRowText(*m_form, m_headers, tr("&Headers:"));
    if (m_certificate) {
        setRowText(*m_form, m_certificate, tr("Trusted certificate:"));
        m_fingerprint->setAccessibleName(tr("SHA-256 fingerprint of the trusted certificate"));
        m_fingerprint->setToolTip(m_fingerprint->accessibleName());
        m_stopTrusting->setText(tr("S&top trusting"));
    }
    showVerdict();
}

QWidget *EditSourceDialog::makeCertificate()
{
    m_fingerprint = textLabel();
    m_fingerprint->setText(CertificateText::fingerprint(m_location.certificate));
    m_fingerprint->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_fingerprint->setLayoutDirection(Qt::LeftToRight); // hexadecimal digits
    m_stopTrusting = new QPushButton;
    m_stopTrusting->setAutoDefault(false);
    connect(m_stopTrusting, &QPushButton::clicked, this, [this] {
        m_isTrustEnded = true;
        m_stopTrusting->setEnabled(false);
        m_fingerprint->setEnabled(false);
        validate();
    });
    m_certificate = new QWidget;
    auto *layout = new QHBoxLayout(m_certificate);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_fingerprint, 1);
    layout->addWidget(m_stopTrusting, 0, Qt::AlignTop);
    return m_certificate;
}

// With the password that was not shown, if it is still that account.
QUrl EditSourceDialog::url() const
{
    const QList<SourceInput::Line> lines = SourceInput::lines(m_url->text());
    QUrl url = lines.isEmpty() ? QUrl() : lines.first().url;
    const QUrl &before = m_location.url;
    if (url.password().isEmpty() && url.userName() == before.userName() && url.host() == before.host())
        url.setPassword(before.password());
    return url;
}

// Likewise.
Account EditSourceDialog::account() const
{
    Account account = m_account->account();
    const Account before = AccountInput::ofUrl(m_location.url);
    if (account.password.isEmpty() && account.user == before.user &&
        account.server.host() == before.server.host())
        account.password = before.password;
    return account;
}

bool EditSourceDialog::isUrlOther() const
{
    if (!m_account)
        return m_url->text().trimmed() != m_shownUrl;
    return !account().isSameAs(AccountInput::ofUrl(m_location.url));
}

SourceEdit EditSourceDialog::edit() const
{
    SourceEdit edit;
    if (m_name->text() != m_source.name)
        edit.name = m_name->text();
    if (isUrlOther())
        edit.url = m_account ? AccountInput::urlOf(account()) : url();
    const bool areHeadersOther =
        m_headers->toPlainText() != headersOf(m_location) || m_userAgent->text() != userAgentOf(m_location);
    if (areHeadersOther)
        edit.headers = SourceInput::headers(m_headers->toPlainText(), m_userAgent->text()).fields;
    if (m_connections->value() != m_location.maxConnections)
        edit.maxConnections = m_connections->value();
    if (m_isTrustEnded)
        edit.certificate = QByteArray();
    return edit;
}

QString EditSourceDialog::urlProblem() const
{
    if (!isUrlOther())
        return {};
    if (m_account) {
        if (const QString what = m_account->verdict().sentence; !what.isEmpty())
            return what;
        return account().password.isEmpty() ? tr("Enter the password, too.") : QString();
    }
    const QList<SourceInput::Line> lines = SourceInput::lines(m_url->text());
    if (lines.size() != 1)
        return tr("Write one address.");
    if (lines.first().account && !lines.first().isList)
        return tr("This is an Xtream account. Add it as a source of its own.");
    return lines.first().problem;
}

QString EditSourceDialog::problem() const
{
    if (m_name->text().trimmed().isEmpty())
        return tr("Write a name.");
    if (const QString what = urlProblem(); !what.isEmpty())
        return what;
    const SourceInput::Headers headers = SourceInput::headers(m_headers->toPlainText(), m_userAgent->text());
    const bool isLocked = m_source.state == SourceState::Locked && !isUrlOther();
    if (isLocked &&
        (headers.fields != m_location.headers || m_connections->value() != m_location.maxConnections))
        return m_account ? tr("This account is locked. Unlock the passwords, or enter its password.")
                         : tr("This film is locked. Unlock the passwords, or write its whole address.");
    return headers.problem;
}

void EditSourceDialog::say(const QString &text)
{
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, Accents::of(colours).bad);
    m_verdict->setPalette(colours);
    m_verdict->setText(text);
}

void EditSourceDialog::validate()
{
    m_refusal.reset();
    m_save->setEnabled(problem().isEmpty());
    showVerdict();
}

void EditSourceDialog::showVerdict()
{
    const QString what = m_refusal ? ErrorText(*m_refusal).whatHappened : problem();
    if (!what.isEmpty())
        return say(what);
    m_verdict->setPalette(palette());
    const SourceEdit changes = edit();
    if (changes.certificate)
        m_verdict->setText(tr("The certificate will not be trusted any more once you save."));
    else if (changes.url)
        m_verdict->setText(m_account ? tr("The account will be read again. Its links stay the same.")
                                     : tr("The film will be examined again. Its links stay the same."));
    else
        m_verdict->setText({});
}

void EditSourceDialog::save()
{
    if (!problem().isEmpty())
        return;
    m_save->setEnabled(false);
    m_gateway.editSource(m_source.id, edit(),
                         [dialog = QPointer<EditSourceDialog>(this)](const Result<SourceSnapshot> &saved) {
                             if (!dialog)
                                 return;
                             dialog->m_save->setEnabled(true);
                             if (!saved) {
                                 dialog->m_refusal = saved.error();
                                 return dialog->showVerdict();
                             }
                             const QString folder = dialog->m_folder->currentText().simplified();
                             if (folder != saved->folder)
                                 dialog->m_gateway.moveSources({saved->id}, folder, {});
                             dialog->accept();
                         });
}

} // namespace cuegate
