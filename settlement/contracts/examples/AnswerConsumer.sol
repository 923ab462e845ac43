// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IClaimReader, Work} from "../interfaces/IClaimReader.sol";
import {IMeshRollup} from "../interfaces/IMeshRollup.sol";
import {Cbor} from "../libraries/Cbor.sol";
import {Payout} from "../libraries/Payout.sol";
import {BatchHeader, Receipt} from "../libraries/Receipts.sol";
import {Payee} from "../libraries/Vouchers.sol";

/// What a consumer asks of {IChallenge}.
interface IVerdicts {
    /// 0 nothing against the segment of these claims, 1 a check of it is open, 2 void.
    function verdictOf(bytes32 claimsHash) external view returns (uint8);
}

/// @title A contract that asks a model, and acts on the answer at the finality it names
/// @notice An example to copy: it pays for an answer that a closed model's last hop has bound in its claims, once the receipts of
///         their segments are in batches (Challengeable) or in final ones (Final), and nothing stands against them.
/// @dev Threats, and what stands against them:
///      - An answer to something else: its request id is a hash of the client's account and a salt that names this chain, this
///        contract, the question and the client, and every claim of the segment names the request id through the leaf.
///      - Another answer than the model gave: the token ids must open the answerCommit of the claims that the leaf names. For
///        open models it is null, since the client itself draws the tokens: nothing would bind them, so they are refused.
///      - Claims that nobody made, in a batch of the cheat's own: each is signed by a registered node's key, links to the one
///        before and is of the model's own shard, {IClaimReader}.
///      - Segments of two sessions put together, or some left out: they are of one session, from its first on, in order. A client
///        that stops early gives a shorter answer; whoever needs to know looks for the model's stop token at its end.
///      - A receipt that is not what it seems: the rollup proves it, and reverts for a void batch; a segment under a check, or
///        whose check is lost, is refused by its verdict. A question that acts at Challengeable takes the risk that a verdict
///        comes later; one that acts at Final risks only a check that is opened after that.
///      - An asker who takes the reward back while somebody works: not before the question's deadline.
///      - A payee who refuses ether: the call reverts, and only its own answer is lost.
///      What no contract can see is whether the prompt was the question: inputs stay private. Who asks names what it wants as a
///      hash, and whom it believes to have put it. Ids come for every position, those of the prompt before its last one included:
///      who has the prompt knows how many to skip.
contract AnswerConsumer {
    enum Finality {
        Challengeable,
        Final
    }

    struct Question {
        address asker;
        /// Who may answer: the client of the receipt. It is believed to have put the question as it was.
        address client;
        bytes32 modelRoot;
        bytes32 promptHash;
        Finality needed;
        uint64 deadline;
        uint128 reward;
        /// keccak-256 of all token ids; 0 while there is no answer.
        bytes32 answerHash;
    }

    /// One segment's receipt, and what opens its answer.
    struct Proof {
        BatchHeader header;
        Receipt receipt;
        uint256 index;
        bytes32[] path;
        /// Signed claims of all hops, in hop order, with what their signatures are checked with.
        Work work;
        /// Of the voucher.
        Payee[] payees;
        /// `answerSalt` of crypto/commit/answer.ts for this segment.
        bytes32 salt;
        /// Token ids of the segment's positions, four bytes each, little-endian.
        bytes ids;
    }

    event Asked(uint256 indexed id, address indexed client, bytes32 modelRoot, bytes32 promptHash, Finality needed);
    event Answered(uint256 indexed id, bytes ids, bool isFinal);
    event TakenBack(uint256 indexed id);

    error UnknownQuestion(uint256 id);
    error AlreadyAnswered(uint256 id);
    error NotDue(uint64 deadline);
    error OtherRequest(bytes32 got, bytes32 expected);
    error OtherModel(bytes32 got, bytes32 expected);
    error OtherAnswer();
    error NotTheClient(address client);
    /// Segments are not those of one session, from the first on.
    error NotInOrder(uint256 segment);
    /// The model's tokens are drawn by the client: nothing binds them.
    error AnswerUnbound();
    error NotFinal(uint64 batch);
    error Disputed(bytes32 claimsHash);
    error Void(bytes32 claimsHash);

    IMeshRollup public immutable rollup;
    IClaimReader public immutable reader;
    IVerdicts public immutable verdicts;
    uint256 public asked;
    mapping(uint256 id => Question) public questionOf;

    constructor(IMeshRollup rollup_, IClaimReader reader_, IVerdicts verdicts_) {
        rollup = rollup_;
        reader = reader_;
        verdicts = verdicts_;
    }

    /// @param client whose receipt counts
    /// @return id the client runs its query with the salt `requestSalt(id)`
    function ask(address client, bytes32 modelRoot, bytes32 promptHash, Finality needed, uint64 deadline)
        external
        payable
        returns (uint256 id)
    {
        id = ++asked;
        questionOf[id] =
            Question(msg.sender, client, modelRoot, promptHash, needed, deadline, uint128(msg.value), bytes32(0));
        emit Asked(id, client, modelRoot, promptHash, needed);
    }

    /// @notice What the request id is drawn with (settlement/receipt/request-id.ts).
    function requestSalt(uint256 id) public view returns (bytes32) {
        return keccak256(abi.encode(block.chainid, address(this), id, questionOf[id].client));
    }

    function requestId(uint256 id) public view returns (bytes32) {
        bytes memory domain = "veilmesh/request-id/v1";
        return sha256(
            abi.encodePacked(
                uint32(domain.length), domain, uint32(20), questionOf[id].client, uint32(32), requestSalt(id)
            )
        );
    }

    /// @notice Takes an answer that stands, and pays its client, who brings it: anybody else could bring the beginning of it.
    /// @param segments of one session, all that the answer was drawn in, from its first on
    function answer(uint256 id, Proof[] calldata segments) external {
        Question storage question = questionOf[id];
        if (question.asker == address(0)) revert UnknownQuestion(id);
        if (question.answerHash != 0) revert AlreadyAnswered(id);
        if (msg.sender != question.client) revert NotTheClient(question.client);
        if (segments.length == 0) revert NotInOrder(0);
        bool isFinal = true;
        bytes memory ids;
        for (uint256 i = 0; i < segments.length; ++i) {
            Proof calldata proof = segments[i];
            if (proof.receipt.segment != i || proof.receipt.sessionId != segments[0].receipt.sessionId) {
                revert NotInOrder(i);
            }
            if (!_checkReceipt(id, question, proof)) isFinal = false;
            reader.feeOf(proof.header, proof.receipt, proof.work, proof.payees);
            _checkAnswer(proof);
            ids = bytes.concat(ids, proof.ids);
        }
        question.answerHash = keccak256(ids);
        emit Answered(id, ids, isFinal);
        Payout.send(question.client, question.reward);
    }

    /// @notice Gives the asker its ether back when nobody answered in time.
    function takeBack(uint256 id) external {
        Question memory question = questionOf[id];
        if (question.asker == address(0)) revert UnknownQuestion(id);
        if (question.answerHash != 0) revert AlreadyAnswered(id);
        if (block.timestamp <= question.deadline) revert NotDue(question.deadline);
        delete questionOf[id];
        emit TakenBack(id);
        Payout.send(question.asker, question.reward);
    }

    /// How far the receipt is, that it is of this question's request and model, and that nothing stands against it.
    function _checkReceipt(uint256 id, Question storage question, Proof calldata proof)
        private
        view
        returns (bool isFinal)
    {
        Receipt calldata receipt = proof.receipt;
        bytes32 request = requestId(id);
        if (receipt.requestId != request || receipt.client != question.client) {
            revert OtherRequest(receipt.requestId, request);
        }
        if (receipt.modelRoot != question.modelRoot) revert OtherModel(receipt.modelRoot, question.modelRoot);
        (, isFinal) = rollup.proveReceipt(proof.header, receipt, proof.index, proof.path);
        if (question.needed == Finality.Final && !isFinal) revert NotFinal(proof.header.number);
        uint8 verdict = verdicts.verdictOf(receipt.claimsHash);
        if (verdict == 1) revert Disputed(receipt.claimsHash);
        if (verdict != 0) revert Void(receipt.claimsHash);
    }

    /// The ids open what the segment's last hop signed.
    function _checkAnswer(Proof calldata proof) private pure {
        bytes calldata last = proof.work.claims[proof.work.claims.length - 1];
        (uint256 claim,) = Cbor.find(last, 0, "claim");
        (uint256 offset,) = Cbor.find(last, claim, "answerCommit");
        if (Cbor.isNull(last, offset)) revert AnswerUnbound();
        (bytes32 commit,) = Cbor.word(last, offset);
        bytes memory domain = "veilmesh/answer-commit/v1";
        bytes32 opened = sha256(
            abi.encodePacked(
                uint32(domain.length), domain, uint32(32), proof.salt, uint32(proof.ids.length), proof.ids
            )
        );
        if (opened != commit) revert OtherAnswer();
    }
}
