// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for sources: paste URLs, text with URLs in it, paths of files or folders, judged while one types; or,
// on a page of its own, an Xtream account, which also is found in what is pasted. Only what the page in front
// says is added. Headers under "More". Thread: gui.
#pragma once

#include "ui/SourceInput.h"

#include <QDialog>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTabWidget;
class QToolButton;

namespace cuegate {

class AccountPage;
class FolderScan;

class AddSourceDialog final : public QDialog
{
    Q_OBJECT
public:
    /// \p text stands in the field at the start.
    explicit AddSourceDialog(const QString &text, QWidget *parent = nullptr);

    /// What was entered, usable lines only; of folders the films in them.
    [[nodiscard]] QList<SourceInput::Addition> additions() const;
    /// Shows \p account on its page.
    void showAccount(const Account &account);
    /// Text of the clipboard if it holds sources only, else empty.
    [[nodiscard]] static QString clipboardSources();

private:
    [[nodiscard]] QWidget *makeSourcesPage();
    void makeMoreButton();
    [[nodiscard]] QWidget *makeButtons();
    void setTexts();
    [[nodiscard]] bool isAccountShown() const;
    /// Of the field: what is all one account is moved to its page.
    void moveAccount();
    void textChanged(int removed, int added);
    void browseFiles();
    void browseFolder();
    void append(const QStringList &paths);
    void validate();
    void say(const QString &sentence, bool isProblem);
    [[nodiscard]] QString problemOf(const QList<SourceInput::Line> &lines) const;
    [[nodiscard]] QString verdict(const QList<SourceInput::Line> &lines);
    [[nodiscard]] static QString filmsVerdict(int films, int lists, bool isCut);
    [[nodiscard]] static QString listVerdict(int films, int lists, bool isCut);
    void showMore(bool visible);
    [[nodiscard]] QWidget *makeMore();

    QTabWidget *m_pages;
    AccountPage *m_account;
    QLabel *m_prompt;
    QPlainTextEdit *m_sources;
    QLabel *m_verdict;
    QToolButton *m_more;
    QWidget *m_moreArea;
    QLineEdit *m_userAgent;
    QPlainTextEdit *m_headers;
    QFormLayout *m_form; ///< in m_moreArea
    QPushButton *m_add;
    QPushButton *m_files;
    QPushButton *m_folder;
    QPushButton *m_toAccount; ///< where the field holds one account, typed
    FolderScan *m_scan;
};

} // namespace cuegate
