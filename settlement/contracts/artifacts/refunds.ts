/**
 * Generated from Refunds.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 77e7fe7c29fcf09eff7af832c05ee09dc5aeaba19a5a1eaabb427b4c97a59978
 * @module
 */

export const refundsAbi = [
  {
    "inputs": [
      {
        "internalType": "contract IChallenge",
        "name": "challenge_",
        "type": "address"
      },
      {
        "internalType": "contract IClaimReader",
        "name": "reader_",
        "type": "address"
      },
      {
        "internalType": "contract IEscrow",
        "name": "escrow_",
        "type": "address"
      },
      {
        "internalType": "contract IEphemeralSession",
        "name": "sessions_",
        "type": "address"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "payment",
        "type": "bytes32"
      }
    ],
    "name": "AlreadyRefunded",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NothingPaid",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "payment",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "session",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "channel",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "Rebooked",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "payment",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "claimHash",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "Refunded",
    "type": "event"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "payment",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "session",
        "type": "bytes32"
      }
    ],
    "name": "bookedIn",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "challenge",
    "outputs": [
      {
        "internalType": "contract IChallenge",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "escrow",
    "outputs": [
      {
        "internalType": "contract IEscrow",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "reader",
    "outputs": [
      {
        "internalType": "contract IClaimReader",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "channel",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "requestId",
        "type": "bytes32"
      },
      {
        "internalType": "uint32",
        "name": "segment",
        "type": "uint32"
      },
      {
        "internalType": "bytes32",
        "name": "session",
        "type": "bytes32"
      }
    ],
    "name": "rebook",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "components": [
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint64",
                "name": "number",
                "type": "uint64"
              },
              {
                "internalType": "bytes32",
                "name": "previousHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "receiptsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "receiptCount",
                "type": "uint32"
              },
              {
                "internalType": "bytes32",
                "name": "dataHash",
                "type": "bytes32"
              },
              {
                "internalType": "uint64",
                "name": "epoch",
                "type": "uint64"
              },
              {
                "internalType": "uint64",
                "name": "bitmap",
                "type": "uint64"
              },
              {
                "internalType": "bytes",
                "name": "aggregate",
                "type": "bytes"
              },
              {
                "internalType": "uint64",
                "name": "postedAt",
                "type": "uint64"
              },
              {
                "internalType": "uint64",
                "name": "finalAt",
                "type": "uint64"
              }
            ],
            "internalType": "struct BatchHeader",
            "name": "header",
            "type": "tuple"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "requestId",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "segment",
                "type": "uint32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "bytes32",
                "name": "payeesHash",
                "type": "bytes32"
              }
            ],
            "internalType": "struct Receipt",
            "name": "receipt",
            "type": "tuple"
          },
          {
            "internalType": "uint256",
            "name": "index",
            "type": "uint256"
          },
          {
            "internalType": "bytes32[]",
            "name": "path",
            "type": "bytes32[]"
          },
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "bytes[]",
            "name": "claims",
            "type": "bytes[]"
          },
          {
            "internalType": "uint256",
            "name": "hop",
            "type": "uint256"
          }
        ],
        "internalType": "struct PaidWork",
        "name": "work",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "session",
            "type": "uint64"
          },
          {
            "internalType": "bytes32[]",
            "name": "witness",
            "type": "bytes32[]"
          }
        ],
        "internalType": "struct IRefunds.Payment",
        "name": "payment",
        "type": "tuple"
      }
    ],
    "name": "refund",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "key",
        "type": "bytes32"
      }
    ],
    "name": "refundedIn",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "sessions",
    "outputs": [
      {
        "internalType": "contract IEphemeralSession",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const;

export const refundsBytecode = '0x6101003461010757601f61152738819003918201601f19168301916001600160401b0383118484101761010b57808492608094604052833981010312610107578051906001600160a01b03821682036101075760208101516001600160a01b0381168103610107576040820151916001600160a01b03831683036101075760600151926001600160a01b03841684036101075760805260a05260c05260e05260405161140790816101208239608051818181610141015261089a015260a05181818160f10152610511015260c051818181609d015281816105e301528181610730015281816107c60152610f92015260e05181818161019101528181610bda0152610ccc0152f35b5f80fd5b634e487b7160e01b5f52604160045260245ffdfe60806040526004361015610011575f80fd5b5f3560e01c80630366042314610f135780630ba8294314610edd578063918e972214610eb3578063a4264b48146101b5578063c89868df14610165578063d2ef739814610115578063d4fc42c6146100c55763e2fdcc1714610071575f80fd5b346100c1575f6003193601126100c157602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b5f80fd5b346100c1575f6003193601126100c157602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346100c1575f6003193601126100c157602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346100c1575f6003193601126100c157602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346100c15760406003193601126100c15760043567ffffffffffffffff81116100c15780600401813603906101c06003198301126100c15767ffffffffffffffff602435116100c1576040600319602435360301126100c157604051917fae4ebcd6000000000000000000000000000000000000000000000000000000008352602060048401527ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe9d823591018112156100c15783019067ffffffffffffffff610361610144610345610331600487016101c060248a015273ffffffffffffffffffffffffffffffffffffffff6102aa82611235565b166101e48a0152856102be60248a01611256565b166102048a015260448801356102248a015260648801356102448a015263ffffffff6102ec60848a01611157565b166102648a015260a48801356102848a01528561030b60c48a01611256565b166102a48a01528561031f60e48a01611256565b166102c48a015261010488019061126b565b6101606102e48a01526103448901916112bb565b94836103546101248301611256565b1661030488015201611256565b16610324840152602484013560448401526044840135606484015263ffffffff61038d60648601611157565b166084840152608484013560a484015260a484013560c484015273ffffffffffffffffffffffffffffffffffffffff6103c860c48601611235565b1660e484015260e4840135916fffffffffffffffffffffffffffffffff831683036100c15761049a61046585926fffffffffffffffffffffffffffffffff86166101048501526101048801356101248501526101248801356101448501526104346101448901866112f9565b907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc8684030161016487015261134c565b9273ffffffffffffffffffffffffffffffffffffffff6104886101648901611235565b166101848401526101848701906112f9565b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc838503016101a4840152808452602084019360208260051b82010194835f925b848410610e5b57505050505050806040926101a48701356101c4830152038173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa908115610a00575f925f92610e20575b5061055060c48501611389565b9073ffffffffffffffffffffffffffffffffffffffff6105736101648701611389565b81604051947fddc70b620000000000000000000000000000000000000000000000000000000086521660048501521660248301526024850135604483015260a48501356064830152610104850135608483015260208260a48173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa918215610a00575f92610dec575b5061062e610623606487016113aa565b6044870135846113d0565b92835f52600160205260405f206101a48701355f5260205260405f20548082115f14610de35761065d916111ee565b905b835f525f60205260405f2054806fffffffffffffffffffffffffffffffff8316115f14610ddb576fffffffffffffffffffffffffffffffff6106a192166111ee565b80821015610dd35750935b8415610da757908160206106c5606461071795016113aa565b604051809581927fad9c6b880000000000000000000000000000000000000000000000000000000083526044860135876004850191604091949363ffffffff9160608501968552602085015216910152565b038173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa928315610a00575f93610d76575b508215918280610d57575b6109a4578315610c435780935b15610a4c57604051907fae20bed3000000000000000000000000000000000000000000000000000000008252600482015260208160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa908115610a00575f91610a1a575b50955b61080560c48301611389565b96845f52600260205260405f20548082115f14610a1257610825916111ee565b80821015610a0b57505b73ffffffffffffffffffffffffffffffffffffffff604051977f4020ed140000000000000000000000000000000000000000000000000000000089528760048a015216602488015260448701526020866064815f73ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165af1958615610a00575f966109cc575b5085156109a45761097260c473ffffffffffffffffffffffffffffffffffffffff927f6c5895acb60b66e78106939eaaa3976db6325f801ff434fe24ff7cb0a6795a5f95602095885f526001875260405f206101a48401355f52875260405f206109358c8254611228565b9055885f525f875260405f2061094c8c8254611228565b9055815f526002875260405f206109648c8254611228565b905561097d575b5001611389565b1694604051908152a4005b875f526003865260405f20905f52855260405f2061099c8a8254611228565b90558961096b565b7f56baacf6000000000000000000000000000000000000000000000000000000005f5260045ffd5b9095506020813d6020116109f8575b816109e860209383611168565b810103126100c1575194866108ca565b3d91506109db565b6040513d5f823e3d90fd5b905061082f565b50505f610825565b90506020813d602011610a44575b81610a3560209383611168565b810103126100c15751876107f6565b3d9150610a28565b50610a5a6101648201611389565b610a686024356004016113bb565b907f8000000000000000000000000000000000000000000000000000000000000000610a9660c48501611389565b60405173ffffffffffffffffffffffffffffffffffffffff6020820192600284521660408201526024860135606082015260a4860135608082015261010486013560a082015260a08152610aeb60c082611168565b51902017906024803501357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdd6024353603018112156100c157602435019060048201359167ffffffffffffffff83116100c157602401928260051b360384136100c15760209373ffffffffffffffffffffffffffffffffffffffff93610bc19267ffffffffffffffff60405198899788977f36cdaf9a000000000000000000000000000000000000000000000000000000008952166004880152166024860152604485015260806064850152608484019161134c565b038173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa908115610a00575f91610c11575b50956107f9565b90506020813d602011610c3b575b81610c2c60209383611168565b810103126100c1575187610c0a565b3d9150610c1f565b610c506101648301611389565b67ffffffffffffffff610c676024356004016113bb565b73ffffffffffffffffffffffffffffffffffffffff604051937fa18476ce00000000000000000000000000000000000000000000000000000000855216600484015216602482015260208160448173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa908115610a00575f91610d25575b506040516020810191825282604082015260408152610d1c606082611168565b51902093610778565b90506020813d602011610d4f575b81610d4060209383611168565b810103126100c1575188610cfc565b3d9150610d33565b5067ffffffffffffffff610d6f6024356004016113bb565b161561076b565b610d9991935060203d602011610da0575b610d918183611168565b8101906111d6565b9186610760565b503d610d87565b827f1316266b000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b9050936106ac565b50505f6106a1565b50505f9061065f565b9091506020813d602011610e18575b81610e0860209383611168565b810103126100c157519085610613565b3d9150610dfb565b925090506040823d604011610e53575b81610e3d60409383611168565b810103126100c157602082519201519084610543565b3d9150610e30565b91939550919395602080610ea2837fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe08660019603018852610e9c8b8861126b565b906112bb565b9801940194019188959394916104db565b346100c15760206003193601126100c1576004355f526002602052602060405f2054604051908152f35b346100c15760406003193601126100c1576004355f52600360205260405f206024355f52602052602060405f2054604051908152f35b346100c15760806003193601126100c15760043560243560443563ffffffff811681036100c15760643591610fd46020610f4e8484886113d0565b6040517fad9c6b8800000000000000000000000000000000000000000000000000000000815260048101889052602481019490945263ffffffff90941660448401527f000000000000000000000000000000000000000000000000000000000000000073ffffffffffffffffffffffffffffffffffffffff169291829081906064820190565b0381855afa908115610a00575f91611138575b50156109a457815f52600360205260405f20835f526020526024602060405f205492604051928380927fae20bed30000000000000000000000000000000000000000000000000000000082528960048301525afa908115610a00575f91611106575b50845f52600260205260405f20548082115f146110fe57611069916111ee565b808210156110f757505b80156109a45760207f129ab7e58b9f9c70a8031ba9bcdac2581b8f396293eed312add6357be206c0e591835f526003825260405f20855f52825260405f206110bc8282546111ee565b9055845f526002825260405f206110d48282546111ee565b9055855f526002825260405f206110ec828254611228565b9055604051908152a4005b9050611073565b50505f611069565b90506020813d602011611130575b8161112160209383611168565b810103126100c1575185611049565b3d9150611114565b611151915060203d602011610da057610d918183611168565b85610fe7565b359063ffffffff821682036100c157565b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff8211176111a957604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b908160209103126100c1575180151581036100c15790565b919082039182116111fb57565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b919082018092116111fb57565b359073ffffffffffffffffffffffffffffffffffffffff821682036100c157565b359067ffffffffffffffff821682036100c157565b90357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1823603018112156100c157016020813591019167ffffffffffffffff82116100c15781360383136100c157565b601f82602094937fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe093818652868601375f8582860101520116010190565b90357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1823603018112156100c157016020813591019167ffffffffffffffff82116100c1578160051b360383136100c157565b90918281527f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff83116100c15760209260051b809284830137010190565b3573ffffffffffffffffffffffffffffffffffffffff811681036100c15790565b3563ffffffff811681036100c15790565b3567ffffffffffffffff811681036100c15790565b60408051602081019283529081019290925263ffffffff929092166060808301919091528152611401608082611168565b5190209056' as const;
