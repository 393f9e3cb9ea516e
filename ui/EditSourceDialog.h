// SPDX-License-Identifier: GPL-3.0-or-later
// Changes one source: name, address (of an Xtream account: server, user name, password), folder, what is sent
// along, how many connections its account allows. Stays open with a sentence if the gateway refuses. A
// password in an address is not shown; it and an account's are kept unless another is written. Thread: gui.
#pragma once

#include "core/gateway/Gateway.h"
#include "ui/AccountInput.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace cuegate {

class AccountFields;

class EditSourceDialog final : public QDialog
{
    Q_OBJECT
public:
    /// \p folders: those there are.
    EditSourceDialog(Gateway &gateway, const SourceSnapshot &source, const SourceLocation &location,
                     const QStringList &folders, QWidget *parent = nullptr);

    /// What was changed; nothing of what was not.
    [[nodiscard]] SourceEdit edit() const;

private:
    void makeForm(const QStringList &folders);
    [[nodiscard]] QWidget *makeCertificate();
    void setTexts();
    void validate();
    void showVerdict();
    void save();
    void say(const QString &text);
    [[nodiscard]] QUrl url() const;
    [[nodiscard]] Account account() const;
    [[nodiscard]] bool isUrlOther() const;
    [[nodiscard]] QString problem() const;
    [[nodiscard]] QString urlProblem() const;

    Gateway &m_gateway;
    const SourceSnapshot m_source;
    const SourceLocation m_location;
    QString m_shownUrl;
    QFormLayout *m_form;
    QLineEdit *m_name;
    QLineEdit *m_url;
    AccountFields *m_account = nullptr; ///< in its place
    QComboBox *m_folder;
    QSpinBox *m_connections;
    QLineEdit *m_userAgent;
    QPlainTextEdit *m_headers;
    QWidget *m_certificate = nullptr; ///< the row of a trusted one, if there is one
    QLabel *m_fingerprint = nullptr;
    QPushButton *m_stopTrusting = nullptr;
    bool m_isTrustEnded = false;
    QLabel *m_verdict;
    QPushButton *m_save;
    std::optional<Error> m_refusal; ///< the gateway's, of what stands in the fields
};

} // namespace cuegate
