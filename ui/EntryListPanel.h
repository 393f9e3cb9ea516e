// SPDX-License-Identifier: GPL-3.0-or-later
// Shows a source that is a list: what it is, its groups, a search, and the entries to be opened. What is
// searched for, chosen and scrolled to stays while the same list is shown again. Thread: gui. The Gateway
// must outlive it.
#pragma once

#include "core/gateway/Gateway.h"
#include "ui/EntryListMessage.h"
#include "ui/InstalledPlayers.h"
#include "ui/SearchField.h"

#include <QTimer>
#include <QWidget>

class QSplitter;
class QStackedWidget;

namespace cuegate {

class EntryDelegate;
class EntryGroupPanel;
class EntryListFooter;
class EntryListHeader;
class EntryListModel;
class EntryOpener;
class EntryView;
class FailurePanel;
class MessagePanel;

class EntryListPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit EntryListPanel(Gateway &gateway, QWidget *parent = nullptr);

    /// Of a list; nothing for none: what is being opened is given up.
    void setSource(const SourceSnapshot *source);
    void setPlayers(const InstalledPlayers &players);
    /// To the entries, where who comes back goes on.
    void focusEntries();
    [[nodiscard]] EntryListModel *model() const { return m_model; }
    [[nodiscard]] EntryView *view() const { return m_view; }
    [[nodiscard]] EntryGroupPanel *groups() const { return m_groups; }
    [[nodiscard]] SearchField *searchField() const { return m_search; }
    [[nodiscard]] QString hits() const; ///< "12 of 4,000 entries"
    /// What stands where there are no entries; null while there are.
    [[nodiscard]] const MessagePanel *message() const;

Q_SIGNALS:
    void opened(const cuegate::SourceSnapshot &source);
    void readRequested(); ///< the list, now
    void copyRequested(const QUrl &url, const QString &sentence);
    void said(const QString &sentence);
    void failed(const QString &sentence);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeView();
    [[nodiscard]] QWidget *makeEntries();
    void setTexts();
    void search();
    void clearSearch();
    void goToFirst();
    void openCurrent();
    void showMenu(const QPoint &place);
    void tellTime();
    void updateList();
    void updateLook();
    void updateState();
    void updateFooter();
    void messagePressed();
    void retry();
    void announceHits();
    [[nodiscard]] bool isSlow() const;

    Gateway &m_gateway;
    SourceSnapshot m_source; ///< empty id: none
    EntryListModel *m_model;
    EntryOpener *m_opener;
    EntryListHeader *m_header;
    FailurePanel *m_failure;
    SearchField *m_search;
    EntryGroupPanel *m_groups;
    EntryView *m_view;
    EntryDelegate *m_delegate;
    MessagePanel *m_message;
    QStackedWidget *m_found; ///< entries, or why there are none
    QSplitter *m_across;
    EntryListFooter *m_footer;
    EntryListMessage::Button m_offered = EntryListMessage::Button::None;
    QTimer m_typing;
    QTimer m_slow; ///< runs while a search is not worth mentioning
    QTimer m_clock;
    bool m_wasSearching = false;
    bool m_isGoingToFirst = false; ///< when the search is over
};

} // namespace cuegate
